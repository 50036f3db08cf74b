//! Screens as a person sees them.

pub mod desk;
mod effect;
mod every_screen;
mod files;
mod frames;
mod help;
mod palette;
mod rights;
mod rough_handling;
mod running;
mod undo;
