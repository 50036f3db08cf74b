//! Stopping a plan and an import that are under way. The work runs in a thread of its own and waits at its first
//! word of progress, so that the keys come at a known moment.

use std::{
    fs,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use ratatui::{buffer::Buffer, layout::Rect};

use super::super::begin;
use crate::{
    config::{Config, Key, ThemeName},
    domain::user::Role,
    exchange::Subject,
    i18n::{Lang, set_lang},
    store::{AccountQuery, Store, testing::empty},
    tui::{
        cx::Shared,
        desk::Desk,
        event::Event,
        jobs::{Job, Jobs, Lane, LongJob, Slot, Ticks},
        launch,
        look::Theme,
        screens::files::tests::bench::plain,
        terminal::Input,
    },
};

/// Long work that waits at its progress until the test lets it go on.
struct Stepwise {
    store: Store,
    events: Sender<Event>,
    go_on: Arc<Mutex<Receiver<()>>>,
}

impl Jobs for Stepwise {
    fn submit(&mut self, _: Lane, _: Option<Slot>, job: Job) {
        let consequence = job(&mut self.store);
        let _ = self.events.send(Event::Consequence(consequence));
    }

    fn submit_long(&mut self, job: LongJob) {
        let (mut store, events) = (self.store.again().unwrap(), self.events.clone());
        thread::spawn(move || events.send(Event::Consequence(job(Ok(&mut store)))).ok());
    }

    fn ticks(&self) -> Ticks {
        let (events, go_on) = (Mutex::new(self.events.clone()), self.go_on.clone());
        Arc::new(move || {
            events.lock().unwrap().send(Event::Progress).unwrap();
            go_on.lock().unwrap().recv().unwrap();
        })
    }

    fn finish(&mut self, job: Job, _: std::time::Duration) {
        let _ = job(&mut self.store);
    }
}

const ROOM: Rect = Rect::new(0, 0, 80, 24);

struct Bench {
    desk: Desk,
    events: Receiver<Event>,
    go_on: Sender<()>,
}

impl Bench {
    fn key(&mut self, key: &str) {
        let key: Key = key.parse().unwrap();
        self.desk.handle(Event::Input(Input::Key(key.event())));
    }

    /// Waits for what happens next, and takes it.
    fn next(&mut self) {
        let event = self.events.recv().unwrap();
        self.desk.handle(event);
    }

    fn screen(&mut self) -> String {
        let mut buffer = Buffer::empty(ROOM);
        self.desk.draw(&mut buffer);
        plain(&buffer.content.iter().map(|cell| cell.symbol()).collect::<String>())
    }

    fn shows(&mut self, text: &str) {
        let screen = self.screen();
        assert!(screen.contains(text), "no {text:?} in {screen}");
    }
}

/// A desk whose dialog holds the path of a file with 600 accounts, and its store.
fn ready() -> (Bench, Store, tempfile::TempDir) {
    set_lang(Lang::Fr);
    let test = empty();
    let path = test.directory.path().join("comptes.csv");
    let rows: String = (0..600).map(|n| format!("M-{n};Maison {n}\n")).collect();
    fs::write(&path, format!("Référence;Dénomination\n{rows}")).unwrap();
    let ((sender, events), (go_on, gate)) = (channel(), channel());
    let store = test.store.again().unwrap();
    let jobs = Stepwise { store: test.store, events: sender, go_on: Arc::new(Mutex::new(gate)) };
    let shared =
        Shared { login: "alice".into(), role: Role::Admin, now: || 0, caps: Default::default(), utc: true };
    let keymap = launch::keymap(&Config::default()).unwrap();
    let desk = Desk::new(Box::new(jobs), keymap, Theme::new(ThemeName::Dark), shared, ROOM);
    let mut bench = Bench { desk, events, go_on };
    // What the accounts page asks first is answered at once.
    while let Ok(event) = bench.events.try_recv() {
        bench.desk.handle(event);
    }
    begin(&mut bench.desk, Subject::Accounts);
    bench.next();
    bench.desk.handle(Event::Input(Input::Paste(path.to_string_lossy().into_owned())));
    bench.next();
    (bench, store, test.directory)
}

fn accounts(store: &Store) -> i64 {
    store.read(|reader| reader.count_accounts(&AccountQuery::default())).unwrap()
}

#[test]
fn issue_2_5_a_plan_is_stopped_and_the_path_stays() {
    let (mut bench, _store, _folder) = ready();
    bench.key("Enter");
    bench.next();
    bench.shows("Lecture du fichier");
    bench.shows("500 jusqu’ici");
    bench.key("Esc");
    bench.shows("Arrêt en cours");
    bench.go_on.send(()).unwrap();
    bench.next();
    bench.shows("comptes.csv");
    bench.shows("Importer des comptes");
}

#[test]
fn x7_an_import_that_is_stopped_is_taken_back_whole() {
    let (mut bench, store, _folder) = ready();
    bench.key("Enter");
    bench.next();
    bench.go_on.send(()).unwrap();
    bench.next();
    bench.shows("+ 600 à créer");
    bench.key("Ctrl+s");
    bench.shows("L’effet sur qui reçoit quoi est en cours de calcul…");
    bench.next();
    bench.key("Enter");
    bench.next();
    bench.shows("100 sur 600");
    bench.key("Esc");
    bench.go_on.send(()).unwrap();
    bench.next();
    bench.shows("⚠ Arrêté : rien n’a été gardé.");
    bench.shows("Plan d’import des comptes");
    assert_eq!(accounts(&store), 0);
}
