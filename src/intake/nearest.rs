//! The known name that somebody most likely meant.

/// Whoever is told nothing needs no near names.
#[cfg(not(feature = "words"))]
pub(super) fn nearest<'a>(_: &str, _: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    None
}

/// Names longer than this are no misspelt names.
#[cfg(feature = "words")]
const LONGEST: usize = 40;

/// The name nearest to `wanted` by letters put in, left out, changed or
/// swapped, whatever their case; `None` where none is near.
#[cfg(feature = "words")]
pub(super) fn nearest<'a>(
    wanted: &str,
    names: &mut dyn Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let mut best = None;
    if wanted.len() > LONGEST {
        return None;
    }
    for name in names {
        let allowed = (name.len() / 3).clamp(1, 3);
        if name.len() > LONGEST || name.len().abs_diff(wanted.len()) > allowed {
            continue;
        }
        let found = distance(wanted.as_bytes(), name.as_bytes());
        // More must be right than wrong.
        if found <= allowed
            && 2 * found < wanted.len()
            && best.is_none_or(|(least, _)| found < least)
        {
            best = Some((found, name));
        }
    }
    best.map(|(_, name)| name)
}

#[cfg(feature = "words")]
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut table = [[0; LONGEST + 1]; LONGEST + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let is_same = |i: usize, j: usize| a[i].eq_ignore_ascii_case(&b[j]);
                let changed = table[i - 1][j - 1] + usize::from(!is_same(i - 1, j - 1));
                let mut least = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && is_same(i - 1, j - 2) && is_same(i - 2, j - 1) {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[a.len()][b.len()]
}

#[cfg(all(test, feature = "words"))]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let near = |wanted| {
            let names = [
                "said",
                "speaker",
                "archive_url",
                "id",
                "stance",
                "said_basis",
            ];
            nearest(wanted, &mut names.into_iter())
        };
        assert_eq!(near("siad"), Some("said"));
        assert_eq!(near("Said"), Some("said"));
        assert_eq!(near("saidBasis"), Some("said_basis"));
        assert_eq!(near("archiveURL"), Some("archive_url"));
        assert_eq!(near("speakers"), Some("speaker"));
        assert_eq!(near("date"), None);
        assert_eq!(near("figure"), None);
        assert_eq!(near("saidsaidsaidsaidsaidsaidsaidsaidsaidsaidsaid"), None);
        assert_eq!(near(""), None);
    }
}
