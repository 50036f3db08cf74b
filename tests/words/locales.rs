//! The locale files as `fluent-syntax` reads them.

use std::collections::{BTreeMap, BTreeSet};

use carnet::i18n::{Lang, SUBJECTS};
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

/// One message or term (whose id begins with `-`).
#[derive(Default)]
pub struct Message {
    /// The values that it needs, those of the messages that it refers to included.
    pub variables: BTreeSet<String>,
    /// The messages and terms that it refers to.
    pub references: BTreeSet<String>,
    /// Its texts, one for each variant, with `{}` for every value.
    pub texts: Vec<String>,
}

/// Every message of a language by id.
///
/// # Panics
/// Where a file cannot be read, or an id stands twice.
pub fn messages(lang: Lang) -> BTreeMap<String, Message> {
    let mut all = BTreeMap::new();
    for subject in SUBJECTS {
        let place = format!("{}/{}.ftl", lang.code(), subject.name);
        let resource = fluent_syntax::parser::parse(subject.source(lang))
            .unwrap_or_else(|(_, faults)| panic!("{place}: {faults:?}"));
        for entry in &resource.body {
            let (id, value, attributes) = match entry {
                Entry::Message(m) => (m.id.name.to_owned(), m.value.as_ref(), &m.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
                _ => continue,
            };
            assert!(attributes.is_empty(), "{place}: {id} has attributes, which the program never shows");
            let mut message = Message::default();
            message.pattern(value.unwrap_or_else(|| panic!("{place}: {id} says nothing")));
            assert!(all.insert(id.clone(), message).is_none(), "{place}: {id} stands twice");
        }
    }
    with_variables_of_references(all)
}

fn with_variables_of_references(mut all: BTreeMap<String, Message>) -> BTreeMap<String, Message> {
    loop {
        let count = |all: &BTreeMap<String, Message>| all.values().map(|m| m.variables.len()).sum::<usize>();
        let before = count(&all);
        for id in all.keys().cloned().collect::<Vec<_>>() {
            let referred = all[&id].references.iter().map(|reference| {
                all.get(reference).unwrap_or_else(|| panic!("{id} refers to {reference}, which is nowhere"))
            });
            let more: Vec<String> = referred.flat_map(|message| message.variables.clone()).collect();
            all.entry(id).and_modify(|message| message.variables.extend(more));
        }
        if count(&all) == before {
            return all;
        }
    }
}

impl Message {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        let mut text = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => text.push_str(value),
                PatternElement::Placeable { expression } => {
                    text.push_str("{}");
                    self.expression(expression);
                }
            }
        }
        self.texts.push(text);
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                arguments.iter().for_each(|arguments| self.arguments(arguments));
            }
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(arguments),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { value } => self.texts.push((*value).to_owned()),
            InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|inline| self.inline(inline));
        arguments.named.iter().for_each(|named| self.inline(&named.value));
    }
}
