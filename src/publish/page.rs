//! A whole page around the embed, as an example and to try it.

use super::embed_code::{Embed, embed_code};
use super::fragment::fragment;
use super::json_ld::json_ld;
use super::markup::Markup;
use super::social::social_alt;
use super::still::Still;

/// A page with all that belongs to an embed: description and picture for
/// social media (`picture`, its address), JSON-LD, the element with its
/// fallback. Nothing in it needs more than a strict policy allows.
#[must_use]
pub fn page(still: &Still<'_>, embed: &Embed<'_>, picture: Option<&str>) -> String {
    let dataset = still.ledger.dataset();
    let (title, lang) = still.pick(&dataset.title);
    let summary = still.summary();
    let alt = social_alt(still);
    let mut out = Markup::default();
    out.html("<!doctype html>").line();
    out.open("html", &[("lang", Some(still.words().tag()))])
        .line();
    out.open("head", &[]).line();
    out.lone("meta", &[("charset", Some("utf-8"))]).line();
    for (name, content) in [
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
        ("description", &*summary),
        ("twitter:card", "summary_large_image"),
    ] {
        if !content.is_empty() {
            let attributes = [("name", Some(name)), ("content", Some(content))];
            out.lone("meta", &attributes).line();
        }
    }
    out.leaf("title", &[], title).line();
    let property = |out: &mut Markup, name: &str, content: &str| {
        let attributes = [("property", Some(name)), ("content", Some(content))];
        out.lone("meta", &attributes).line();
    };
    property(&mut out, "og:type", "article");
    property(&mut out, "og:title", still.headline().0);
    property(&mut out, "og:description", &summary);
    if let Some(picture) = picture {
        property(&mut out, "og:image", picture);
        property(&mut out, "og:image:width", "1200");
        property(&mut out, "og:image:height", "630");
        property(&mut out, "og:image:alt", &alt);
    }
    out.open("script", &[("type", Some("application/ld+json"))])
        .line()
        .html(&json_ld(still, ""))
        .close()
        .line();
    out.close().line();
    out.open("body", &[]).line().open("main", &[]).line();
    let attributes = [("lang", still.foreign(lang)), ("dir", still.turned(title))];
    out.leaf("h1", &attributes, title).line();
    out.html(&embed_code(still, embed, &fragment(still)));
    out.close().line().close().line().close().line();
    out.done()
}
