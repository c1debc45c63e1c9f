//! How a foreign sheet is to be read: the mapping file.

use super::fields::{NAMES, Target, names_of};
use super::style::{Marks, Order};
use crate::intake::diagnostic::Diagnostic;
use crate::intake::json::{Key, Node, Value, read_tree};
use crate::intake::log::Log;
use crate::intake::nearest::nearest;
use crate::intake::problem::{Problem, SheetProblem};
use crate::intake::spelling::is_language;

/// How a foreign sheet is to be read: which column is what, what holds for all
/// rows, and how dates and numbers are written there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    /// Each column with the fields that it fills.
    pub(super) columns: Vec<(String, Vec<Target>)>,
    pub(super) constants: Vec<(Target, String)>,
    /// For each field, cells and what they mean.
    pub(super) values: Vec<(Target, Vec<(String, String)>)>,
    /// The claim's text by language tag; none: the dataset's.
    pub(super) text: Vec<(Option<String>, String)>,
    pub(super) dates: Option<Order>,
    pub(super) numbers: Option<Marks>,
    /// Cells that say nothing.
    pub(super) missing: Vec<String>,
}

const KEYS: &[&str] = &[
    "columns",
    "constants",
    "values",
    "text",
    "dates",
    "numbers",
    "missing",
];

impl Mapping {
    /// Reads a mapping file (JSON).
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place. A mapping that
    /// does not say what was meant would put wrong figures into many claims,
    /// so nothing of it is passed over.
    ///
    /// # Example: a sheet of counts by day
    /// ```
    /// use claimline::intake::{Given, Mapping, read_csv};
    /// let mapping = Mapping::from_json(r#"{
    ///   "columns": {"date": "said", "personnel": "value"},
    ///   "constants": {"speaker": "General Staff", "measure": "personnel"},
    ///   "text": {"en": "Losses of personnel: {personnel}"}
    /// }"#).unwrap();
    /// let given = Given { stem: "losses", language: "en", mapping: Some(&mapping) };
    /// let taken = read_csv("date,personnel\n2024-10-28,691200\n", &given);
    /// let claim = &taken.dataset.unwrap().claims[0];
    /// assert_eq!(claim.text.pick("en", "en").0, "Losses of personnel: 691200");
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut reader = Reader {
            log: Log::default(),
            mapping: Self::default(),
        };
        let tree = match read_tree(text) {
            Ok(tree) => Some(tree),
            Err(fault) => {
                reader.log.report(fault.problem, fault.at, &[fault.word]);
                None
            }
        };
        if let Some(tree) = &tree {
            reader.read(tree);
        }
        if reader.log.total().errors == 0 {
            return Ok(reader.mapping);
        }
        Err(reader.log.into_diagnostics(text, tree.as_ref()))
    }
}

struct Reader {
    log: Log,
    mapping: Mapping,
}

impl Reader {
    fn wrong(&mut self, at: u32, what: &str, wants: &str) {
        self.log
            .report_sheet(SheetProblem::MappingType, at, &[what, wants]);
    }

    fn read(&mut self, root: &Node<'_>) {
        let entries = self.object(root, "a mapping", "an object: {\"columns\": {…}}");
        for (key, node) in entries {
            match &*key.text {
                "columns" => self.columns(node),
                "constants" => self.constants(node),
                "values" => self.values(node),
                "text" => self.text(node),
                "dates" => match string(node).and_then(Order::from_name) {
                    Some(order) => self.mapping.dates = Some(order),
                    None => self.wrong(node.at, "dates", "one of \"dmy\", \"mdy\", \"ymd\""),
                },
                "numbers" => self.numbers(node),
                "missing" => self.missing(node),
                other => {
                    let near = nearest(other, &mut KEYS.iter().copied());
                    let help = match near {
                        Some(near) => ["did you mean `", near, "`?"].concat(),
                        None => ["it takes ", &KEYS.join(", ")].concat(),
                    };
                    self.log
                        .report_sheet(SheetProblem::MappingKey, key.at, &[other, &help]);
                }
            }
        }
    }

    /// The entries of an object, each key once.
    fn object<'n, 't>(
        &mut self,
        node: &'n Node<'t>,
        what: &str,
        wants: &str,
    ) -> &'n [(Key<'t>, Node<'t>)] {
        let Value::Object(entries) = &node.value else {
            self.wrong(node.at, what, wants);
            return &[];
        };
        for (place, (key, _)) in entries.iter().enumerate() {
            if entries[..place]
                .iter()
                .any(|(other, _)| other.text == key.text)
            {
                self.log.report(Problem::DuplicateKey, key.at, &[&key.text]);
            }
        }
        entries
    }

    fn target(&mut self, name: &str, at: u32) -> Option<Target> {
        let target = Target::of(name);
        if target.is_none() {
            let near = nearest(name, &mut NAMES.iter().copied());
            let (problem, help) = match near {
                Some(near) => (SheetProblem::NearTarget, near.into()),
                None => (SheetProblem::UnknownTarget, NAMES.join(", ")),
            };
            self.log.report_sheet(problem, at, &[name, &help]);
        }
        target
    }

    fn columns(&mut self, node: &Node<'_>) {
        let wants = "an object of columns and fields: {\"date\": \"said\"}";
        for (key, node) in self.object(node, "columns", wants) {
            let nodes = match &node.value {
                Value::Array(nodes) => nodes,
                _ => core::slice::from_ref(node),
            };
            let mut targets = Vec::with_capacity(nodes.len());
            for node in nodes {
                match string(node) {
                    Some(name) => targets.extend(self.target(name, node.at)),
                    None => self.wrong(node.at, "a column", "a field's name, or a list of them"),
                }
            }
            self.mapping.columns.push((key.text.to_string(), targets));
        }
    }

    fn constants(&mut self, node: &Node<'_>) {
        let wants = "an object of fields and values: {\"speaker\": \"…\"}";
        for (key, node) in self.object(node, "constants", wants) {
            let value = match &node.value {
                Value::String(text) => text.to_string(),
                Value::Number(_, raw) => (*raw).into(),
                _ => {
                    self.wrong(node.at, &key.text, "a string or a number");
                    continue;
                }
            };
            if let Some(target) = self.target(&key.text, key.at) {
                self.check_name(&target, &value, node.at);
                self.mapping.constants.push((target, value));
            }
        }
    }

    fn values(&mut self, node: &Node<'_>) {
        let wants = "an object of fields, each with cells and their meaning";
        for (key, node) in self.object(node, "values", wants) {
            let Some(target) = self.target(&key.text, key.at) else {
                continue;
            };
            let wants = "an object of cells and their meaning: {\"more\": \"more_than\"}";
            let mut meanings = Vec::new();
            for (cell, node) in self.object(node, &key.text, wants) {
                match &node.value {
                    Value::String(meaning) => {
                        self.check_name(&target, meaning, node.at);
                        meanings.push((cell.text.trim().to_string(), meaning.to_string()));
                    }
                    Value::Number(_, raw) => {
                        meanings.push((cell.text.trim().to_string(), (*raw).into()));
                    }
                    Value::Null => meanings.push((cell.text.trim().to_string(), String::new())),
                    _ => self.wrong(node.at, &cell.text, "a string, a number or null"),
                }
            }
            self.mapping.values.push((target, meanings));
        }
    }

    /// Reports a name that the field does not take, here where it is written
    /// once and not in every row.
    fn check_name(&mut self, target: &Target, value: &str, at: u32) {
        let Target::Field(field) = *target else {
            return;
        };
        let Some(names) = names_of(field) else {
            return;
        };
        if value.is_empty() || names.contains(&value) {
            return;
        }
        match nearest(value, &mut names.iter().copied()) {
            Some(near) => self
                .log
                .report(Problem::NearValue, at, &[NAMES[field], value, near]),
            None => {
                let all = ["one of ", &names.join(", ")].concat();
                self.log
                    .report(Problem::UnknownValue, at, &[NAMES[field], value, &all]);
            }
        }
    }

    fn text(&mut self, node: &Node<'_>) {
        if let Some(text) = string(node) {
            self.template(None, text, node.at);
            return;
        }
        let wants = "a string, or one a language: {\"en\": \"Losses: {losses}\"}";
        for (key, node) in self.object(node, "text", wants) {
            if !is_language(&key.text) {
                self.log.report(Problem::BadTag, key.at, &[&key.text]);
            }
            match string(node) {
                Some(text) => self.template(Some(key.text.to_string()), text, node.at),
                None => self.wrong(node.at, &key.text, "a string"),
            }
        }
    }

    fn template(&mut self, language: Option<String>, text: &str, at: u32) {
        let opened = text.bytes().filter(|byte| *byte == b'{').count();
        let closed = text.bytes().filter(|byte| *byte == b'}').count();
        if opened != closed {
            self.log
                .report_sheet(SheetProblem::OpenTemplate, at, &[text]);
        }
        self.mapping.text.push((language, text.into()));
    }

    fn numbers(&mut self, node: &Node<'_>) {
        let wants = "an object: {\"decimal\": \".\", \"group\": \",\"}";
        let mut marks = Marks {
            decimal: '.',
            group: None,
        };
        let mut has_decimal = false;
        for (key, node) in self.object(node, "numbers", wants) {
            let text = string(node).unwrap_or("?");
            let mut chars = text.chars();
            let mark = chars.next();
            let is_mark = chars.next().is_none()
                && mark.is_none_or(|mark| !mark.is_alphanumeric() && !"-+?".contains(mark));
            match (&*key.text, mark) {
                ("decimal", Some(mark)) if is_mark => {
                    marks.decimal = mark;
                    has_decimal = true;
                }
                ("group", mark) if is_mark => marks.group = mark,
                ("decimal" | "group", _) => self.wrong(node.at, &key.text, "one mark: \".\""),
                (other, _) => self.log.report_sheet(
                    SheetProblem::MappingKey,
                    key.at,
                    &[other, "it takes decimal and group"],
                ),
            }
        }
        if !has_decimal && matches!(marks.group, Some('.')) {
            marks.decimal = ',';
        }
        if marks.group == Some(marks.decimal) {
            self.log.report_sheet(SheetProblem::SameMarks, node.at, &[]);
        }
        self.mapping.numbers = Some(marks);
    }

    fn missing(&mut self, node: &Node<'_>) {
        let wants = "a list of cells that say nothing: [\"\", \"n/a\"]";
        let Value::Array(nodes) = &node.value else {
            self.wrong(node.at, "missing", wants);
            return;
        };
        for node in nodes {
            match string(node) {
                Some(text) => self.mapping.missing.push(text.trim().into()),
                None => self.wrong(node.at, "missing", wants),
            }
        }
    }
}

fn string<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::String(text) => Some(text),
        _ => None,
    }
}
