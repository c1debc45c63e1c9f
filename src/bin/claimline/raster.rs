//! SVG to PNG, with the fonts of the machine.

use std::path::Path;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FallbackSelectionFn, FontResolver, Options, Tree, fontdb};

use crate::failure::Failure;

/// Families to set a picture in, the first that is there; all have the signs
/// that figures are hedged with.
const FAMILIES: [&str; 9] = [
    "Inter",
    "Source Sans 3",
    "Noto Sans",
    "Helvetica Neue",
    "Segoe UI",
    "Open Sans",
    "Liberation Sans",
    "Arial",
    "DejaVu Sans",
];

/// The fonts of the machine, and of a folder besides.
pub(crate) struct Fonts {
    known: fontdb::Database,
    /// The family to set in.
    pub(crate) family: String,
}

impl Fonts {
    /// Looks for fonts; `family` is one to take before all others.
    ///
    /// # Errors
    /// When there are none, or not the one asked for.
    pub(crate) fn find(folder: Option<&Path>, family: Option<&str>) -> Result<Self, Failure> {
        let mut known = fontdb::Database::new();
        known.load_system_fonts();
        if let Some(folder) = folder {
            known.load_fonts_dir(folder);
        }
        let has = |name: &str| {
            let is_named = |face: &fontdb::FaceInfo| {
                face.families
                    .iter()
                    .any(|(own, _)| own.eq_ignore_ascii_case(name))
            };
            known.faces().any(is_named)
        };
        if known.is_empty() {
            return Err(Failure::misuse(
                "the social picture needs a font and this machine has none: install one (on Debian: \
                 apt install fonts-noto-core), name a folder of font files with --fonts DIR, or leave \
                 the picture out with --no-picture",
            ));
        }
        let found = match family {
            Some(name) if !has(name) => {
                return Err(Failure::misuse(format!(
                    "no font of the family {name:?} is installed: name another with --font, or a folder \
                     that holds it with --fonts DIR"
                )));
            }
            Some(name) => Some(name.to_owned()),
            None => FAMILIES
                .iter()
                .find(|name| has(name))
                .map(|name| (*name).to_owned()),
        };
        let any = || {
            let first = known.faces().next();
            first
                .and_then(|face| face.families.first())
                .map(|(name, _)| name.clone())
        };
        let family = found.or_else(any).unwrap_or_default();
        known.set_sans_serif_family(&*family);
        Ok(Self { known, family })
    }
}

/// Chooses a font for a letter that the family lacks: of the same weight and
/// width as the text around it and of a like kind, as far as there is one.
fn alike() -> FallbackSelectionFn<'static> {
    let any = FontResolver::default_fallback_selector();
    Box::new(move |letter, used, known| {
        let base = known.face(*used.first()?)?;
        let wanted = (base.style, base.weight, base.stretch);
        let mut passed = used.to_vec();
        let mut first = None;
        while let Some(found) = any(letter, &passed, known) {
            let face = known.face(found)?;
            let is_plain =
                !face.monospaced && !face.families.iter().any(|(name, _)| name.contains("Serif"));
            if is_plain && (face.style, face.weight, face.stretch) == wanted {
                return Some(found);
            }
            first = first.or(Some(found));
            passed.push(found);
        }
        first
    })
}

/// A picture as PNG, in its own size.
///
/// # Errors
/// When the SVG cannot be drawn.
pub(crate) fn to_png(svg: &str, fonts: Fonts) -> Result<Vec<u8>, Failure> {
    let fault =
        |error: &dyn std::fmt::Display| Failure::misuse(format!("the social picture: {error}"));
    let mut options = Options {
        font_family: fonts.family.clone(),
        ..Options::default()
    };
    options.font_resolver.select_fallback = alike();
    *options.fontdb_mut() = fonts.known;
    let tree = Tree::from_str(svg, &options).map_err(|error| fault(&error))?;
    let size = tree.size().to_int_size();
    let mut canvas = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| Failure::misuse("the social picture has no size"))?;
    resvg::render(&tree, Transform::identity(), &mut canvas.as_mut());
    canvas.encode_png().map_err(|error| fault(&error))
}
