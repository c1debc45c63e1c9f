//! What a newsroom pastes into its page.

use super::markup::Markup;
use super::passage::encode;
use super::still::{Scheme, Still};

/// Room for the widget in an iframe until it tells its own height.
const FRAME_PX: &str = "900";

/// Where widget and data are published.
#[derive(Clone, Copy, Debug)]
pub struct Embed<'a> {
    /// The folder of the widget's files, without a slash at its end; empty:
    /// the page's own folder.
    pub base: &'a str,
    /// The address of the claims file.
    pub src: &'a str,
    /// The digest of `claimline.js`, as an `integrity` attribute has it.
    pub script: Option<&'a str>,
    /// The digest of `fallback.css`.
    pub style: Option<&'a str>,
}

impl Embed<'_> {
    fn file(&self, name: &str) -> String {
        if self.base.is_empty() {
            return name.into();
        }
        [self.base.trim_end_matches('/'), "/", name].concat()
    }

    /// Element names and values of the view, as attributes of `<claim-line>`
    /// and as the query of `embed.html`.
    fn view<'s>(&'s self, still: &'s Still<'_>, language: &'s str) -> Vec<(&'s str, String)> {
        let mut view = vec![("src", self.src.to_string()), ("lang", language.into())];
        if let Some(measure) = still.measure {
            let id = &still.ledger.dataset().measure(measure).id;
            view.push(("measure", id.clone()));
        }
        // The last day is not told, so that the embed goes along with the data.
        if let Some(day) = still
            .day
            .filter(|day| Some(*day) != still.ledger.last_day())
        {
            view.push(("known-on", day.to_iso()));
        }
        match still.scheme {
            Scheme::Auto => {}
            Scheme::Light => view.push(("theme", "light".into())),
            Scheme::Dark => view.push(("theme", "dark".into())),
        }
        view
    }
}

/// The style sheet of the fallback, the one script, and the element around its
/// fallback. Without a digest the files are taken as they come.
#[must_use]
pub fn embed_code(still: &Still<'_>, embed: &Embed<'_>, fragment: &str) -> String {
    let (style, script) = (embed.file("fallback.css"), embed.file("claimline.js"));
    let foreign = |digest: Option<&str>| digest.map(|_| "anonymous");
    let mut out = Markup::default();
    out.lone(
        "link",
        &[
            ("rel", Some("stylesheet")),
            ("href", Some(&style)),
            ("integrity", embed.style),
            ("crossorigin", foreign(embed.style)),
        ],
    )
    .line();
    out.open(
        "script",
        &[
            ("type", Some("module")),
            ("src", Some(&script)),
            ("integrity", embed.script),
            ("crossorigin", foreign(embed.script)),
        ],
    )
    .close()
    .line();
    let view = embed.view(still, still.words().tag());
    let attributes: Vec<(&str, Option<&str>)> = view
        .iter()
        .map(|(name, value)| (*name, Some(&**value)))
        .collect();
    out.open("claim-line", &attributes).line();
    out.html(fragment.trim_end()).line().close().line();
    out.done()
}

/// The same widget in a frame of its own, for systems that take no scripts.
#[must_use]
pub fn iframe_code(still: &Still<'_>, embed: &Embed<'_>) -> String {
    let mut address = embed.file("embed.html");
    for (place, (name, value)) in embed.view(still, still.words().tag()).iter().enumerate() {
        address.push(if place == 0 { '?' } else { '&' });
        address.push_str(name);
        address.push('=');
        encode(&mut address, value, "-");
    }
    let mut out = Markup::default();
    out.open(
        "iframe",
        &[
            ("src", Some(&address)),
            ("title", Some(still.title().0)),
            ("width", Some("100%")),
            ("height", Some(FRAME_PX)),
            ("loading", Some("lazy")),
            ("frameborder", Some("0")),
        ],
    )
    .close()
    .line();
    out.done()
}
