//! What a change does to who receives what (X3), in words.

use crate::{
    domain::{
        coverage::Effect,
        recipient::{Channel, Recipient},
    },
    t,
};

use super::{channel, topic};

/// People who are named in one line.
const NAMED: usize = 3;

/// A line about the same people, for all topics that they begin or cease to receive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectLine {
    /// Whether somebody ceases to receive.
    pub loses: bool,
    /// « perd : Factures (dernier destinataire) — compta@f.fr ».
    pub words: String,
}

/// A line for each group of people: first what is lost.
pub fn effects(effects: &[Effect]) -> Vec<EffectLine> {
    let losses = by_people(effects, |effect| &effect.losses).into_iter().map(|(whom, topics)| EffectLine {
        loses: true,
        words: t!("effect-loses", topics = topics, whom = whom),
    });
    let gains = by_people(effects, |effect| &effect.gains).into_iter().map(|(whom, topics)| EffectLine {
        loses: false,
        words: t!("effect-gains", topics = topics, whom = whom),
    });
    losses.chain(gains).collect()
}

/// The people of each effect, and the topics of all effects on the same people: first those that lose their last
/// recipient, for behind the others their mark could be read as everybody's.
fn by_people(effects: &[Effect], side: fn(&Effect) -> &Vec<Recipient>) -> Vec<(String, String)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let mut effects: Vec<&Effect> = effects.iter().filter(|effect| !side(effect).is_empty()).collect();
    effects.sort_by_key(|effect| !effect.last());
    for effect in effects {
        let whom = people(side(effect));
        let name = topic(effect.topic);
        let name = if effect.last() { t!("effect-last", topic = name) } else { name };
        match groups.iter_mut().find(|(others, _)| *others == whom) {
            Some((_, topics)) => topics.push(name),
            None => groups.push((whom, vec![name])),
        }
    }
    groups.into_iter().map(|(whom, topics)| (whom, list(topics))).collect()
}

/// Topics in a row: where the name of one has a comma, commas cannot part them.
pub fn list(topics: impl IntoIterator<Item = String>) -> String {
    let topics: Vec<String> = topics.into_iter().collect();
    if topics.iter().any(|topic| topic.contains(',')) {
        let parted = |one: String, other: String| t!("effect-parted", one = one, other = other);
        topics.into_iter().reduce(parted).unwrap_or_default()
    } else {
        topics.join(", ")
    }
}

fn people(recipients: &[Recipient]) -> String {
    let mut names: Vec<String> = recipients.iter().take(NAMED).map(name).collect();
    let more = recipients.len().saturating_sub(NAMED);
    if more > 0 {
        names.push(t!("effect-more", count = more));
    }
    names.join(", ")
}

fn name(recipient: &Recipient) -> String {
    match recipient.channel {
        Channel::Email => recipient.address.clone(),
        Channel::Post => channel(recipient.channel),
        Channel::Signature => recipient.name.clone(),
    }
}
