//! The address of a report, down to the very sentence.

use crate::model::{Claim, Report, Source, primary};

/// The address of a report of a claim; `None` where it is not known. Where its
/// words are known, with a text fragment: of the quote as this report has it,
/// else the claim's, if it is in the report's own language. A browser that does
/// not find it, or does not know of such, shows the page.
#[must_use]
pub fn to_sentence(source: &Source, claim: &Claim, report: &Report) -> Option<String> {
    let mut address = source.url.clone()?;
    let own = report
        .variant
        .as_ref()
        .and_then(|variant| variant.quote.as_ref());
    let Some(quote) = own.or(claim.quote.as_ref()) else {
        return Some(address);
    };
    let is_there = match (&quote.language, &source.language) {
        (Some(quote), Some(report)) => primary(quote).eq_ignore_ascii_case(primary(report)),
        _ => true,
    };
    if !is_there || address.contains(":~:") {
        return Some(address);
    }
    // A page's own fragment stays: the directive stands behind it.
    if !address.contains('#') {
        address.push('#');
    }
    address.push_str(":~:text=");
    if let Some(prefix) = &quote.prefix {
        encode(&mut address, prefix, "");
        address.push_str("-,");
    }
    encode(&mut address, &quote.exact, "");
    if let Some(suffix) = &quote.suffix {
        address.push_str(",-");
        encode(&mut address, suffix, "");
    }
    Some(address)
}

/// Everything but letters and digits of ASCII, `.`, `_`, `~` and what is kept,
/// percent-encoded: in a text fragment `-`, `,` and `&` have meanings.
pub(super) fn encode(out: &mut String, text: &str, kept: &str) {
    for byte in text.trim().bytes() {
        let letter = char::from(byte);
        if byte.is_ascii_alphanumeric() || "._~".contains(letter) || kept.contains(letter) {
            out.push(letter);
            continue;
        }
        out.push('%');
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::to_sentence;
    use crate::intake::read_json;
    use crate::model::{ClaimIx, Dataset};

    /// A dataset of one claim in one report, from the members of both.
    fn with(quote: &str, source: &str, report: &str) -> Dataset {
        let text = [
            r#"{"format": "claimline/1", "id": "a", "title": "A", "language": "de",
              "speakers": [{"id": "s", "name": "S"}],
              "sources": [{"id": "r", "publisher": "R", "language": "de", "url": "#,
            source,
            r#"}], "claims": [{"id": "c", "said": "2024-10-01", "speaker": "s", "stance": "reports",
              "text": "T", "quote": "#,
            quote,
            r#", "sources": ["#,
            report,
            "]}]}",
        ];
        read_json(&text.concat(), "de").dataset.expect("a dataset")
    }

    fn address(quote: &str, source: &str, report: &str) -> String {
        let dataset = with(quote, source, report);
        let claim = dataset.claim(ClaimIx(0));
        let report = &claim.sources[0];
        to_sentence(dataset.source(report.source), claim, report).expect("an address")
    }

    #[test]
    fn a_quote_is_found_on_the_page_it_is_from() {
        let quote = r#"{"exact": "zu früh, um", "language": "de-AT", "prefix": "es sei"}"#;
        let to = |source: &str| address(quote, source, r#""r""#);
        assert_eq!(
            to(r#""https://a.test/b""#),
            "https://a.test/b#:~:text=es%20sei-,zu%20fr%C3%BCh%2C%20um"
        );
        assert_eq!(
            to(r#""https://a.test/b#c""#),
            "https://a.test/b#c:~:text=es%20sei-,zu%20fr%C3%BCh%2C%20um"
        );
        let own = "https://a.test/b#:~:text=own";
        assert_eq!(to(&format!("\"{own}\"")), own);
        let english = r#"{"exact": "too early", "language": "en"}"#;
        let page = r#""https://a.test/b""#;
        assert_eq!(address(english, page, r#""r""#), "https://a.test/b");
        assert_eq!(address("null", page, r#""r""#), "https://a.test/b");
    }

    #[test]
    fn what_has_a_meaning_in_a_fragment_is_encoded() {
        let quote = r#"{"exact": "Kim-Regime & Co., 100 %", "suffix": "- so"}"#;
        assert_eq!(
            address(quote, r#""https://a.test/""#, r#""r""#),
            "https://a.test/#:~:text=Kim%2DRegime%20%26%20Co.%2C%20100%20%25,-%2D%20so"
        );
    }

    #[test]
    fn a_report_that_quotes_otherwise_is_found_by_its_own_words() {
        let report = r#"{"source": "r", "variant": {"quote": {"exact": "anders"}}}"#;
        assert_eq!(
            address(r#"{"exact": "so"}"#, r#""https://a.test/""#, report),
            "https://a.test/#:~:text=anders"
        );
    }

    #[test]
    fn without_an_address_there_is_none() {
        let dataset = with("null", "null", r#""r""#);
        let claim = dataset.claim(ClaimIx(0));
        let source = dataset.source(claim.sources[0].source);
        assert_eq!(to_sentence(source, claim, &claim.sources[0]), None);
    }
}
