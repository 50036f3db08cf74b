//! Where exports go: a new file that is whole or not there at all, or the standard output.

use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why a file was not written. The file that stood there before, if any, is as it was.
#[derive(Debug, Error)]
pub enum FileError {
    /// It is there already, and overwriting was not asked for.
    #[error("the file exists already")]
    Exists,
    /// A symbolic link stands there; it is never followed.
    #[error("a symbolic link is in place of the file")]
    Symlink,
    /// A directory, a device or a pipe stands there, or the path ends in no name.
    #[error("not a regular file")]
    NotAFile,
    /// The store itself, or a file that belongs to it.
    #[error("the store itself")]
    TheStore,
    /// No file can be made in that directory.
    #[error("cannot create a file in the directory: {0}")]
    Directory(#[source] io::Error),
    /// A temporary file of ours failed.
    #[error("temporary file: {0}")]
    Temporary(#[source] io::Error),
    /// Writing failed: no space, a quota, the medium.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
}

/// Writes a file that only its owner may read, under a temporary name beside `path` that is renamed at the
/// end: nobody ever sees half a file, and a failure leaves none.
///
/// # Errors
/// Those of `fill` as they are; [`FileError`] for the rest. An existing file is refused without `overwrite`,
/// and even with it when it is no regular file.
pub fn write_new<T, E: From<FileError>>(
    path: &Path,
    overwrite: bool,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<T, E> {
    refuse_target(path, overwrite)?;
    // Created O_EXCL, so no link is followed, with mode 0600 whatever the umask; removed when dropped.
    let file = tempfile::Builder::new()
        .prefix(".carnet-")
        .suffix(".part")
        .tempfile_in(directory(path))
        .map_err(FileError::Directory)?;
    let mut out = BufWriter::with_capacity(64 << 10, file);
    let filled = fill(&mut out)?;
    let file = out.into_inner().map_err(|error| FileError::Write(error.into_error()))?;
    file.as_file().sync_all().map_err(FileError::Write)?;
    let renamed = if overwrite { file.persist(path) } else { file.persist_noclobber(path) };
    renamed.map_err(|failed| match failed.error.kind() {
        ErrorKind::AlreadyExists => FileError::Exists,
        _ => FileError::Write(failed.error),
    })?;
    Ok(filled)
}

/// Whether [`write_new`] could make this file, before much is done whose outcome it is to hold.
///
/// # Errors
/// As [`write_new`] without `overwrite`.
pub fn check_new(path: &Path) -> Result<(), FileError> {
    refuse_target(path, false)?;
    tempfile::tempfile_in(directory(path)).map(drop).map_err(FileError::Directory)
}

/// Writes to the standard output; `None` when its reader went away before the end (`… | head`), which is
/// no failure.
///
/// # Errors
/// Those of `fill`, and [`FileError::Write`].
pub fn write_stdout<T, E: From<FileError>>(
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<Option<T>, E> {
    write_stream(io::stdout().lock(), fill)
}

fn write_stream<T, E: From<FileError>>(
    out: impl Write,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<Option<T>, E> {
    let mut out = BufWriter::with_capacity(64 << 10, Watched { out, reader_left: false });
    let mut result = fill(&mut out);
    if result.is_ok()
        && let Err(error) = out.flush()
    {
        result = Err(FileError::Write(error).into());
    }
    // Taken apart, for a buffer that is dropped writes once more.
    let (watched, _) = out.into_parts();
    if watched.reader_left { Ok(None) } else { result.map(Some) }
}

/// Remembers whether the reader of a pipe left, whatever the error is turned into on its way up.
struct Watched<W> {
    out: W,
    reader_left: bool,
}

impl<W: Write> Write for Watched<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.out.write(bytes);
        self.watch(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.out.flush();
        self.watch(result)
    }
}

impl<W> Watched<W> {
    fn watch<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        self.reader_left |= result.as_ref().is_err_and(|error| error.kind() == ErrorKind::BrokenPipe);
        result
    }
}

fn refuse_target(path: &Path, overwrite: bool) -> Result<(), FileError> {
    if path.file_name().is_none() {
        return Err(FileError::NotAFile);
    }
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(FileError::Symlink),
        Ok(found) if !found.is_file() => Err(FileError::NotAFile),
        Ok(_) if !overwrite => Err(FileError::Exists),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(FileError::Directory(error)),
    }
}

fn directory(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests;
