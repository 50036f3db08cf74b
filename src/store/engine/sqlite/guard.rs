//! What must hold before SQLite may open a file: a safe SQLite, a local file system, private modes.

use std::{
    fs, io,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use nix::sys::statfs::{FsType, statfs};

use crate::store::error::{Error, Result};

/// The first SQLite without the WAL-reset corruption bug.
const SAFE_SQLITE: i32 = 3_051_003;

/// File systems on which SQLite's locks or its shared memory do not hold: NFS, SMB, CIFS, 9p, FUSE.
const NETWORK: [(i64, &str); 6] = [
    (0x6969, "nfs"),
    (0x517b, "smb"),
    (0xff53_4d42, "cifs"),
    (0xfe53_4d42, "smb2"),
    (0x0102_1997, "9p"),
    (0x6573_5546, "fuse"),
];

/// Refuses an SQLite that is too old.
pub fn sqlite_version() -> Result<()> {
    if rusqlite::version_number() < SAFE_SQLITE { Err(Error::OldSqlite(rusqlite::version())) } else { Ok(()) }
}

/// Refuses a file system on which the store could be damaged. The file itself need not exist.
pub fn file_system(path: &Path) -> Result<()> {
    let existing = path.ancestors().find(|part| part.exists() && !part.as_os_str().is_empty());
    let Ok(stat) = statfs(existing.unwrap_or(Path::new("."))) else { return Ok(()) };
    network_kind(stat.filesystem_type())
        .map_or(Ok(()), |kind| Err(Error::NetworkFileSystem { path: path.to_owned(), kind }))
}

fn network_kind(kind: FsType) -> Option<&'static str> {
    NETWORK.into_iter().find(|(magic, _)| *magic == kind.0 & 0xffff_ffff).map(|(_, name)| name)
}

/// Creates the directory (0700) and an empty file (0600) for a new store, whatever the umask.
pub fn create_private(path: &Path) -> Result<()> {
    let failed = |source: io::Error| inaccessible(path, source);
    if let Some(directory) = path.parent().filter(|part| !part.as_os_str().is_empty() && !part.exists()) {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(directory).map_err(failed)?;
        fs::set_permissions(directory, fs::Permissions::from_mode(0o700)).map_err(failed)?;
    }
    match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(file) => file.set_permissions(fs::Permissions::from_mode(0o600)).map_err(failed),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(failed(error)),
    }
}

/// Refuses what is not there and what is no file.
pub fn regular(path: &Path) -> Result<()> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_file() => Ok(()),
        Ok(_) => Err(inaccessible(path, io::ErrorKind::IsADirectory.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Error::Missing(path.to_owned())),
        Err(error) => Err(inaccessible(path, error)),
    }
}

/// What the system said about the file, in the store's terms.
pub fn inaccessible(path: &Path, source: io::Error) -> Error {
    let path = PathBuf::from(path);
    match source.kind() {
        io::ErrorKind::ReadOnlyFilesystem => Error::ReadOnly(path),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::Full,
        _ => Error::Inaccessible { path, source },
    }
}

/// Whether the store may be written: SQLite itself would only say so at the first write.
pub fn writable(path: &Path) -> Result<()> {
    use nix::unistd::{AccessFlags, access};
    let directory = path.parent().filter(|part| !part.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Root may write everywhere: the mode bits still say what the file is meant for.
    let read_only = |part: &Path| fs::metadata(part).is_ok_and(|meta| meta.permissions().mode() & 0o222 == 0);
    for part in [path, directory] {
        if access(part, AccessFlags::W_OK).is_err() || read_only(part) {
            return Err(Error::ReadOnly(part.to_owned()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn db_08_network_file_systems_are_refused_and_local_ones_are_not() {
        assert_eq!(network_kind(FsType(0x6969)), Some("nfs"));
        assert_eq!(network_kind(FsType(0x0102_1997)), Some("9p"));
        assert_eq!(network_kind(FsType(0xEF53)), None);
    }

    #[test]
    fn db_08_the_bundled_sqlite_is_safe() {
        assert!(sqlite_version().is_ok());
    }
}
