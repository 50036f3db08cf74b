//! Frames: the screen as readable text in `tests/frames/<screen>/<case>.txt`, compared; written anew with
//! `UPDATE_FRAMES=1`.

use std::{fs, path::Path};

use crate::tui::harness::Harness;

impl Harness {
    /// Compares the screen, and where the cursor stands, with the frame of this name.
    ///
    /// # Panics
    /// When they differ; both are shown.
    #[track_caller]
    pub fn frame(&self, case: &str) {
        let cursor = self.cursor().map_or("none".to_owned(), |at| format!("{},{}", at.x, at.y));
        let shown = format!("{}cursor: {cursor}\n", self.screen());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frames").join(format!("{case}.txt"));
        if std::env::var_os("UPDATE_FRAMES").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
            return fs::write(&path, shown).expect("the frame");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(expected == shown, "{case}: the frame is\n{expected}\nand the screen is\n{shown}");
    }
}
