//! Names that differ by a slip: in a sheet names are ids, so that a misspelt
//! measure takes its figure out of the story.

use super::fields as to;
use super::fold::fold;
use super::people::People;
use super::register::Register;
use crate::intake::desk::Desk;
use crate::intake::problem::SheetProblem;

/// With more names than these nobody has typed the sheet.
const MOST: usize = 300;
/// What stands in more rows than these is written so on purpose.
const RARE: u32 = 2;
/// Shorter words are other words when a letter is another: "Iran", "Iraq".
const SHORTEST: usize = 5;

impl People<'_> {
    /// Warns of names that are most likely others, misspelt.
    pub(super) fn warn_of_slips(&self, desk: &mut Desk) {
        for (field, register) in [
            (to::SPEAKER, &self.speakers),
            (to::PARTY, &self.parties),
            (to::MEASURE, &self.measures),
        ] {
            for (at, name, other) in slips(register) {
                let words = [to::NAMES[field], name, other, other];
                desk.log.report_sheet(SheetProblem::NearName, at, &words);
            }
        }
    }
}

/// Each name that is a slip, where it stands, and the one that was meant.
fn slips<'r>(register: &'r Register<'_>) -> Vec<(u32, &'r str, &'r str)> {
    let names: Vec<_> = register.names().take(MOST + 1).collect();
    if names.len() > MOST {
        return Vec::new();
    }
    let spelt: Vec<Spelt> = names.iter().map(|(name, ..)| Spelt::of(name)).collect();
    let mut slips = Vec::new();
    for (place, &(name, at, times)) in names.iter().enumerate() {
        let meant = names
            .iter()
            .enumerate()
            .find(|(other, (_, _, other_times))| {
                let is_rarer = (*other_times, place) > (times, *other);
                let [one, two] = [&spelt[place], &spelt[*other]];
                is_rarer && (one.is_same(two) || (times <= RARE && one.is_slip(two)))
            });
        if let Some((_, (other, ..))) = meant {
            slips.push((at, name, *other));
        }
    }
    slips
}

/// A name as it is compared.
struct Spelt {
    /// Without capitals and accents.
    folded: String,
    /// The same without spaces, and without the marks that are now put and now
    /// left out. Others tell things apart: "Turnout" and "Turnout (%)".
    close: String,
    /// The words in the order of the alphabet, where none has a number.
    words: Vec<String>,
    length: usize,
}

impl Spelt {
    fn of(name: &str) -> Self {
        let folded = fold(name);
        let mut close = String::with_capacity(folded.len());
        let mut rest = folded.chars();
        while let Some(char) = rest.next() {
            // "PM 2.5" is not "PM 25".
            let is_within =
                close.ends_with(char::is_numeric) && rest.as_str().starts_with(char::is_numeric);
            if is_within || !matches!(char, ' ' | '-' | '–' | '—' | '\'' | '’' | '.' | ',' | '"')
            {
                close.push(char);
            }
        }
        let length = folded.chars().count();
        let mut words = Vec::new();
        if !folded.contains(char::is_numeric) {
            words.extend(
                folded
                    .split([' ', ','])
                    .filter(|word| !word.is_empty())
                    .map(Into::into),
            );
            words.sort_unstable();
        }
        Self {
            folded,
            close,
            words,
            length,
        }
    }

    /// Whether the two differ in spaces and such marks alone, or in the order
    /// of their words: "Houses destroyed", "Destroyed houses".
    fn is_same(&self, other: &Self) -> bool {
        (!self.close.is_empty() && self.close == other.close)
            || (self.words.len() > 1 && self.words == other.words)
    }

    /// Whether one word of one is the other's with a letter put in, left out,
    /// changed or swapped. Numbers tell things apart, and so does the "a" at the
    /// end of a woman's name.
    fn is_slip(&self, other: &Self) -> bool {
        if self.length.abs_diff(other.length) > 1 {
            return false;
        }
        let mut words = self.folded.split(' ');
        let mut differing = None;
        for theirs in other.folded.split(' ') {
            match words.next() {
                None => return false,
                Some(word) if word == theirs => {}
                Some(word) if differing.replace((word, theirs)).is_some() => return false,
                Some(_) => {}
            }
        }
        let Some((word, theirs)) = differing.filter(|_| words.next().is_none()) else {
            return false;
        };
        let is_of = |woman: &str, man: &str| {
            let stem = woman.strip_suffix(['a', 'а', 'я']);
            stem == Some(man)
        };
        let [letters, their_letters]: [Vec<char>; 2] =
            [word, theirs].map(|word| word.chars().collect());
        let is_word = |letters: &[char]| {
            letters.len() >= SHORTEST && letters.iter().all(|char| !char.is_numeric())
        };
        is_word(&letters)
            && is_word(&their_letters)
            && !is_of(word, theirs)
            && !is_of(theirs, word)
            && is_one_edit(&letters, &their_letters)
    }
}

/// Whether a letter put in, left out or changed, or two swapped, make one the
/// other.
fn is_one_edit(one: &[char], two: &[char]) -> bool {
    let common = |one: &mut dyn Iterator<Item = &char>, two: &mut dyn Iterator<Item = &char>| {
        one.zip(two).take_while(|(a, b)| a == b).count()
    };
    let start = common(&mut one.iter(), &mut two.iter());
    let (one, two) = (&one[start..], &two[start..]);
    let end = common(&mut one.iter().rev(), &mut two.iter().rev());
    match (&one[..one.len() - end], &two[..two.len() - end]) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Spelt;

    #[test]
    fn slips_are_told_from_other_names() {
        for (one, two) in [
            ("People in hospital", "People in hospitals"),
            ("Lindhaven police", "Lindhavn police"),
            ("Lindhaven police", "Lindhaven ploice"),
            ("Pedro Sánchez", "Pedro Sanchez"),
            ("Міністерство оборони", "Міністерство обороны"),
        ] {
            assert!(Spelt::of(one).is_slip(&Spelt::of(two)), "{one}, {two}");
        }
        for (one, two) in [
            ("Halvorsen Chemicals", "Halvorsen chemicals"),
            ("Al-Shifa hospital", "al Shifa Hospital"),
            ("U.N.", "UN"),
            ("Houses destroyed", "Destroyed houses"),
            ("Sánchez, Pedro", "Pedro Sánchez"),
        ] {
            assert!(Spelt::of(one).is_same(&Spelt::of(two)), "{one}, {two}");
        }
        for (one, two) in [
            ("Iran", "Iraq"),
            ("Witness A", "Witness B"),
            ("Killed in 2023", "Killed in 2024"),
            ("Brigade 155th", "Brigade 156th"),
            ("Wounded men", "Wounded women"),
            ("Ivanov", "Ivanova"),
            ("Olena Shevchenko", "Shevchenko"),
            ("North Korea", "South Korea"),
            ("Police", "Police inspectorate"),
            ("Turnout", "Turnout (%)"),
            ("PM 2.5", "PM 25"),
            ("Killed 2023-24", "Killed 202324"),
            ("Hepatitis C", "Hepatitis C+"),
            ("5 of 10 wounded", "10 of 5 wounded"),
            ("–", "…"),
            ("–", "-"),
        ] {
            let [one, two] = [one, two].map(Spelt::of);
            let is_alike = one.is_slip(&two) || one.is_same(&two);
            assert!(!is_alike, "{}, {}", one.folded, two.folded);
        }
    }
}
