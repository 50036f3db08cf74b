mod file;
mod keymap;
mod keys;
mod paths;
