//! Sheets that other projects have made a habit of, known by their headers.

use std::borrow::Cow;

use super::fields as to;
use super::header::find;
use super::place::pack;
use super::plan::{Got, Piece, Plan, Profile, trim};
use super::table::Written;

/// The profile that a header has.
pub(super) fn of(header: &[String]) -> Option<Profile> {
    let has = |name: &str| find(header, name).is_some();
    let all = |names: &[&str]| names.iter().all(|name| has(name));
    if all(&["date_start", "date_end", "low", "best", "high"]) {
        return Some(Profile::UcdpGed);
    }
    let is_timeline = has("headline") && (has("year") || has("start date"));
    is_timeline.then_some(Profile::TimelineJs)
}

/// What messages call it.
pub(super) fn name(profile: Profile) -> &'static str {
    match profile {
        Profile::TimelineJs => "TimelineJS",
        Profile::UcdpGed => "UCDP GED",
    }
}

/// Settles the columns of a profile.
pub(super) fn apply(plan: &mut Plan, profile: Profile, language: &str) {
    plan.profile = Some(profile);
    let header = plan.header.clone();
    let column = |name: &str| find(&header, name);
    let columns = |names: &[&str]| names.iter().filter_map(|name| column(name)).collect();
    let mut take = |field: usize, name: &str| {
        plan.origins[field].columns.extend(column(name));
    };
    match profile {
        Profile::TimelineJs => {
            take(to::TEXT, "headline");
            take(to::NOTE, "text");
            take(to::SPEAKER, "group");
            take(to::SPEAKER, "tag");
            if plan.origins[to::SPEAKER].columns.len() > 1 {
                plan.origins[to::SPEAKER].columns.truncate(1);
            }
            plan.origins[to::SOURCE]
                .columns
                .extend(column("media credit"));
            plan.origins[to::SOURCE_URL].columns.extend(column("media"));
            plan.origins[to::KIND].constant = Some("event".into());
            plan.start = columns(&["year", "month", "day"]);
            plan.end = columns(&["end year", "end month", "end day"]);
            if plan.start.is_empty() {
                plan.start = columns(&["start date"]);
                plan.end = columns(&["end date"]);
            }
        }
        Profile::UcdpGed => {
            take(to::ID, "id");
            take(to::LOW, "low");
            take(to::BEST, "best");
            take(to::HIGH, "high");
            take(to::SOURCE, "source_office");
            take(to::SOURCE_TITLE, "source_headline");
            take(to::SOURCE_PUBLISHED, "source_date");
            plan.origins[to::SPEAKER].constant = Some("UCDP".into());
            plan.origins[to::MEASURE].constant = Some(deaths(language).into());
            plan.origins[to::STANCE].constant = Some("estimates".into());
            plan.origins[to::ATTRIBUTION].constant = Some("document".into());
            plan.start = columns(&["date_start"]);
            plan.end = columns(&["date_end"]);
            plan.parter = ';';
            plan.style.is_order_settled = true;
            let mut pieces = vec![Piece::Literal([deaths(language), ": "].concat())];
            let mut parts = 0;
            for name in [
                "where_coordinates",
                "adm_1",
                "country",
                "conflict_name",
                "dyad_name",
            ] {
                if let Some(column) = column(name)
                    && parts < 3
                {
                    pieces.push(Piece::Listed(column, parts > 0));
                    parts += 1;
                }
            }
            plan.templates.push((None, pieces));
        }
    }
}

fn deaths(language: &str) -> &'static str {
    match crate::model::primary(language) {
        "de" => "Todesfälle",
        "fr" => "Décès",
        "es" => "Muertes",
        "uk" => "Загиблі",
        "ar" => "الوفيات",
        _ => "Deaths",
    }
}

impl Plan {
    /// The date of a row of a profile, as it is written there.
    pub(super) fn profile_date<'c>(&'c self, cells: &'c [Written<'_>]) -> Option<Got<'c>> {
        let written = |columns: &[usize]| {
            let mut out = String::new();
            for column in columns {
                let text = cells.get(*column).map_or("", |cell| trim(&cell.text));
                if text.is_empty() {
                    break;
                }
                if !out.is_empty() {
                    out.push('-');
                }
                // EDTF has two digits for months and days.
                if !out.is_empty() && text.len() == 1 {
                    out.push('0');
                }
                out.push_str(without_midnight(text));
            }
            out
        };
        let first = self.start.first()?;
        let mut text = written(&self.start);
        let end = written(&self.end);
        if !end.is_empty() && end != text {
            let joint = if text.contains(' ') || end.contains(' ') {
                " – "
            } else {
                "/"
            };
            text.push_str(joint);
            text.push_str(&end);
        }
        let at = cells.get(*first).map_or(0, |cell| cell.at);
        Some(Got {
            at: pack(at),
            text: Cow::Owned(text),
            number: None,
        })
    }
}

/// Without a time of day.
fn without_midnight(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((date, time)) if time.contains(':') => date,
        _ => text,
    }
}

/// A text without its mark-up: tags gone, entities as characters.
pub(super) fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find(['<', '&']) {
        out.push_str(&rest[..place]);
        rest = &rest[place..];
        if rest.starts_with('<') {
            let is_tag = rest[1..]
                .starts_with(|char: char| char.is_ascii_alphabetic() || "/!".contains(char));
            match rest.find('>').filter(|_| is_tag) {
                Some(end) => {
                    let tag = rest[1..end].trim_start_matches('/').to_ascii_lowercase();
                    // What stands in these is no text.
                    let unread = ["style", "script"].into_iter().find(|name| {
                        !rest.starts_with("</") && tag.split(' ').next() == Some(name)
                    });
                    if let Some(name) = unread {
                        let is_its_end = |(at, _): &(usize, &str)| {
                            let close = rest.as_bytes()[at + 2..].get(..name.len());
                            close.is_some_and(|close| close.eq_ignore_ascii_case(name.as_bytes()))
                        };
                        let behind = rest.match_indices("</").find(is_its_end);
                        rest = &rest[behind.map_or(rest.len(), |(at, _)| at)..];
                        continue;
                    }
                    let is_break = ["br", "p", "li", "div"].iter().any(|name| {
                        tag.strip_prefix(name).is_some_and(|rest| {
                            !rest.starts_with(|next: char| next.is_ascii_alphanumeric())
                        })
                    });
                    if is_break && !out.is_empty() && !out.ends_with([' ', '\n']) {
                        out.push(' ');
                    }
                    rest = &rest[end + 1..];
                }
                None => {
                    out.push('<');
                    rest = &rest[1..];
                }
            }
        } else {
            let (char, length) = entity(rest);
            out.push(char);
            rest = &rest[length..];
        }
    }
    out.push_str(rest);
    trim(&out).into()
}

/// The names of the characters of Latin-1 from `¡` on (HTML 4, section 24.2).
const LATIN: &str = "iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
    Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash \
    Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc \
    euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml \
    yacute thorn yuml";

/// Bytes of the longest entity.
const LONGEST: usize = 12;

/// The character of the entity that a text starts with, and its length.
fn entity(text: &str) -> (char, usize) {
    const NAMED: &[(&str, char)] = &[
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&apos;", '\''),
        ("&#39;", '\''),
        ("&nbsp;", ' '),
        ("&thinsp;", ' '),
        ("&ensp;", ' '),
        ("&emsp;", ' '),
        ("&bdquo;", '„'),
        ("&ndash;", '–'),
        ("&mdash;", '—'),
        ("&hellip;", '…'),
        ("&lsquo;", '‘'),
        ("&rsquo;", '’'),
        ("&ldquo;", '“'),
        ("&rdquo;", '”'),
        ("&sbquo;", '‚'),
        ("&bull;", '•'),
        ("&euro;", '€'),
        ("&trade;", '™'),
    ];
    for (name, char) in NAMED {
        if text.starts_with(name) {
            return (*char, name.len());
        }
    }
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';');
    let latin = end.and_then(|end| {
        let name = &text[1..end];
        let place = LATIN.split(' ').position(|known| known == name)?;
        let code = 0xa1 + u32::try_from(place).ok()?;
        Some((char::from_u32(code)?, name.len() + 2))
    });
    if let Some(found) = latin {
        return found;
    }
    let numeric = text.strip_prefix("&#").and_then(|rest| {
        let digits = rest.get(..end?.checked_sub(2)?)?;
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => digits.parse().ok()?,
        };
        Some((
            char::from_u32(code).filter(|char| !char.is_control())?,
            digits.len() + 3,
        ))
    });
    numeric.unwrap_or(('&', 1))
}

#[cfg(test)]
mod tests {
    use super::without_markup;

    #[test]
    fn markup_is_reduced_to_text() {
        for (text, plain) in [
            ("<p>One<br/>two &amp; <b>three</b></p>", "One two & three"),
            ("5 < 6 &#8211; &#x41;&bogus;", "5 < 6 – A&bogus;"),
            ("<a href=\"https://a.example/?b=1\">link</a>", "link"),
            ("10&thinsp;000 &bdquo;Mann&ldquo;", "10 000 „Mann“"),
            ("&", "&"),
            (
                "Caf&eacute; &Uuml;ber &yuml;&iexcl;&nbsp;5&euro;",
                "Café Über ÿ¡ 5€",
            ),
            (
                "<style>p{}</style>A <SCRIPT type=\"x\">alert(1)</SCRIPT>B",
                "A B",
            ),
            ("A<script>alert(1)", "A"),
            ("<styled>A</styled>", "A"),
            ("<style>a</style>A<style>b</STYLE>B", "AB"),
            ("&ééééééééééé; &#8364; &#x20AC;", "&ééééééééééé; € €"),
        ] {
            assert_eq!(without_markup(text), plain);
        }
    }
}
