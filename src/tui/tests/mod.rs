//! Screens as a person sees them.

pub mod desk;
mod every_screen;
mod frames;
mod rough_handling;
