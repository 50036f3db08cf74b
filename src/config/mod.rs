//! The settings: embedded defaults (`config.example.toml`), the file that overlays them, keys and theme.
