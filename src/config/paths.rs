//! Where the person's files are: the XDG base directories, on every system alike.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use etcetera::HomeDirError;

const PROGRAM: &str = "carnet";

/// Where the configuration and the data of one person are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The configuration file.
    pub config_file: PathBuf,
    /// The file was asked for by name, so it must exist.
    pub config_named: bool,
    /// The folder of the data.
    pub data_dir: PathBuf,
    /// The person's home.
    pub home: PathBuf,
}

impl Paths {
    /// The paths of whoever runs this process; `config` is the value of `--config`.
    ///
    /// # Errors
    /// If the person has no home directory.
    pub fn of_process(config: Option<PathBuf>) -> Result<Self, HomeDirError> {
        Ok(Self::new(config, &|name| std::env::var_os(name), &etcetera::home_dir()?))
    }

    /// The paths under these surroundings: `config`, else `CARNET_CONFIG`, else
    /// `$XDG_CONFIG_HOME/carnet/config.toml`; data in `$XDG_DATA_HOME/carnet`. As the XDG specification
    /// asks, a relative base directory is ignored.
    #[must_use]
    pub fn new(config: Option<PathBuf>, env: &dyn Fn(&str) -> Option<OsString>, home: &Path) -> Self {
        let base = |name: &str, otherwise: &str| {
            let set = env(name).map(PathBuf::from).filter(|path| path.is_absolute());
            set.unwrap_or_else(|| home.join(otherwise)).join(PROGRAM)
        };
        let named =
            config.or_else(|| env("CARNET_CONFIG").filter(|name| !name.is_empty()).map(PathBuf::from));
        Self {
            config_named: named.is_some(),
            config_file: named.unwrap_or_else(|| base("XDG_CONFIG_HOME", ".config").join("config.toml")),
            data_dir: base("XDG_DATA_HOME", ".local/share"),
            home: home.to_owned(),
        }
    }

    /// The file that the option `database` names: nothing is `carnet.db` among the data, `~/` is the home,
    /// a relative path starts beside the configuration file.
    #[must_use]
    pub fn database(&self, option: &str) -> PathBuf {
        if option.is_empty() {
            self.data_dir.join("carnet.db")
        } else if let Some(below_home) = option.strip_prefix("~/") {
            self.home.join(below_home)
        } else {
            self.config_file.with_file_name(option)
        }
    }
}
