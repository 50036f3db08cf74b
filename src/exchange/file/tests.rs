use std::os::unix::fs::{PermissionsExt, symlink};

use tempfile::TempDir;

use super::*;

fn names(dir: &TempDir) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn hello(out: &mut dyn Write) -> Result<u8, FileError> {
    out.write_all(b"hello")?;
    Ok(7)
}

#[test]
fn ud_12_an_export_is_a_new_file_for_its_owner_only() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("out.csv");
    assert_eq!(write_new(&path, false, hello).unwrap(), 7);
    assert_eq!(fs::read(&path).unwrap(), b"hello");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o600);
    assert_eq!(names(&dir), ["out.csv"]);
}

#[test]
fn ud_12_an_existing_file_is_refused_unless_overwriting() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("out.csv");
    fs::write(&path, "old").unwrap();
    assert!(matches!(write_new(&path, false, hello), Err(FileError::Exists)));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    write_new(&path, true, hello).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"hello");
    assert_eq!(names(&dir), ["out.csv"]);
}

#[test]
fn ud_12_a_file_that_appears_meanwhile_is_not_overwritten() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("out.csv");
    let late = write_new(&path, false, |out| {
        fs::write(&path, "other")?;
        hello(out)
    });
    assert!(matches!(late, Err(FileError::Exists)));
    assert_eq!(fs::read(&path).unwrap(), b"other");
    assert_eq!(names(&dir), ["out.csv"]);
}

#[test]
fn ud_12_a_symlink_is_refused_and_its_target_unchanged() {
    let dir = TempDir::new().unwrap();
    let (target, link, dangling) =
        (dir.path().join("target"), dir.path().join("link"), dir.path().join("dangling"));
    fs::write(&target, "old").unwrap();
    symlink(&target, &link).unwrap();
    symlink(dir.path().join("nowhere"), &dangling).unwrap();
    for path in [&link, &dangling] {
        assert!(matches!(write_new(path, true, hello), Err(FileError::Symlink)));
    }
    assert_eq!(fs::read(&target).unwrap(), b"old");
    assert_eq!(names(&dir), ["dangling", "link", "target"]);
}

#[test]
fn ud_12_devices_and_directories_are_refused() {
    let dir = TempDir::new().unwrap();
    for path in [Path::new("/dev/full"), Path::new("/dev"), dir.path(), Path::new("..")] {
        assert!(matches!(write_new(path, true, hello), Err(FileError::NotAFile)), "{}", path.display());
    }
    assert!(names(&dir).is_empty());
}

#[test]
fn ud_12_a_directory_where_no_file_can_be_made_is_said() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("file"), "").unwrap();
    for path in ["none/out.csv", "file/out.csv"] {
        let refused = write_new(&dir.path().join(path), false, hello);
        assert!(matches!(refused, Err(FileError::Directory(_))), "{path}");
    }
    // Nobody, not even root, makes a file there.
    assert!(matches!(write_new(Path::new("/proc/out.csv"), false, hello), Err(FileError::Directory(_))));
    assert_eq!(names(&dir), ["file"]);
}

#[test]
fn ud_12_a_failure_on_the_way_leaves_no_partial_file() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("out.csv");
    fs::write(&path, "old").unwrap();
    let failed: Result<(), FileError> = write_new(&path, true, |out| {
        hello(out)?;
        Err(io::Error::from(ErrorKind::StorageFull).into())
    });
    assert!(matches!(failed, Err(FileError::Write(_))));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(names(&dir), ["out.csv"]);
}

#[test]
fn ud_12_a_full_device_behind_the_output_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let failed = write_stream(full, hello).unwrap_err();
    assert!(matches!(failed, FileError::Write(error) if error.kind() == ErrorKind::StorageFull));
}

#[test]
fn ud_12_a_reader_that_leaves_is_no_failure() {
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    // Both when the buffer is flushed at the end and when an error comes up through `fill`.
    assert!(matches!(write_stream(writer.try_clone().unwrap(), hello), Ok(None)));
    let long = |out: &mut dyn Write| -> Result<(), FileError> { Ok(out.write_all(&[b'x'; 1 << 20])?) };
    assert!(matches!(write_stream(writer, long), Ok(None)));
    let mut kept = Vec::new();
    assert_eq!(write_stream(&mut kept, hello).unwrap(), Some(7));
    assert_eq!(kept, b"hello");
}
