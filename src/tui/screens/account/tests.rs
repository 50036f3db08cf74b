use crate::{i18n::Lang, tui::tests::desk::desk};

#[test]
fn look() {
    for lang in [Lang::Fr, Lang::En] {
        for size in [(80, 24), (160, 45)] {
            let mut d = desk(lang, size);
            for keys in [
                "<Enter>",
                "<Tab>",
                "<Down><Down>",
                "a",
                "Ada<Tab><Tab>jeanne@boulangerie-martin.fr<Tab><Tab><Tab><Space>",
                "<Down><Enter>",
                "<Esc><Enter>d",
                "<Esc>y",
                "<Esc><Tab>",
                "<Enter>",
                "<Esc>.",
                "<Enter>",
                "<Esc><Tab>e",
                "<Esc>n",
                "<Esc><Esc>",
            ] {
                d.keys(keys);
                println!("=== {lang:?} {size:?} {keys}\n{}", d.screen());
            }
        }
    }
}
