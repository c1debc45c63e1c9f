//! What the page gives: room, colours, font, language, wishes for calm.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CanvasRenderingContext2d, CssStyleDeclaration, Document, HtmlCanvasElement, HtmlElement,
    ShadowRoot, Window,
};

use crate::scene::{Font, Rgb};

/// Reads what the page gives an element. Keeps a canvas of its own, never in
/// the page, for the widths of texts and the numbers behind colours.
pub(super) struct Surroundings {
    host: HtmlElement,
    mount: HtmlElement,
    probe: HtmlElement,
    pen: CanvasRenderingContext2d,
    /// For each font that was measured a pen that keeps it: to set a pen's
    /// font takes a hundred times as long as to measure.
    rulers: RefCell<Vec<Ruler>>,
}

struct Ruler {
    font: Font,
    family: String,
    pen: CanvasRenderingContext2d,
}

fn pen(document: &Document) -> Option<CanvasRenderingContext2d> {
    let canvas = document.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    Some(canvas.get_context("2d").ok()??.unchecked_into())
}

impl Surroundings {
    /// For an element whose view is mounted in `mount`.
    pub(super) fn new(host: &HtmlElement, root: &ShadowRoot, mount: &HtmlElement) -> Option<Self> {
        let document = host.owner_document()?;
        let pen = pen(&document)?;
        let probe: HtmlElement = document.create_element("span").ok()?.unchecked_into();
        probe.set_hidden(true);
        root.append_child(&probe).ok()?;
        Some(Self {
            host: host.clone(),
            mount: mount.clone(),
            probe,
            pen,
            rulers: RefCell::default(),
        })
    }

    /// Takes the probe out of the shadow root.
    pub(super) fn leave(&self) {
        self.probe.remove();
    }

    /// The room for the view; 0 while the element is hidden.
    pub(super) fn width_px(&self) -> f64 {
        f64::from(self.mount.client_width())
    }

    /// Device pixels a logical pixel.
    pub(super) fn scale(&self) -> f64 {
        web_sys::window().map_or(1.0, |window| window.device_pixel_ratio())
    }

    /// The host's font family, as CSS writes it.
    pub(super) fn family(&self) -> String {
        self.style(&self.host, "font-family")
    }

    /// The host's font size.
    pub(super) fn em_px(&self) -> f64 {
        let size_px = js_sys::parse_float(&self.style(&self.host, "font-size"));
        if size_px > 0.0 { size_px } else { 16.0 }
    }

    /// The width of a text in the host's font.
    pub(super) fn text_width_px(&self, text: &str, font: Font, family: &str) -> f64 {
        let mut rulers = self.rulers.borrow_mut();
        let is_it = |ruler: &Ruler| ruler.font == font && ruler.family == family;
        if !rulers.iter().any(is_it) {
            let Some(pen) = self.host.owner_document().as_ref().and_then(pen) else {
                return 0.0;
            };
            let weight = if font.is_bold { "bold " } else { "" };
            pen.set_font(&[weight, &font.size_px.to_string(), "px ", family].concat());
            // Of a family that is no longer the host's none is needed.
            rulers.retain(|ruler| ruler.family == family);
            let family = family.into();
            rulers.push(Ruler { font, family, pen });
        }
        let ruler = rulers.iter().find(|ruler| is_it(ruler));
        ruler
            .and_then(|ruler| ruler.pen.measure_text(text).ok())
            .map_or(0.0, |measured| measured.width())
    }

    /// Forgets what was measured with: a font may have come meanwhile.
    pub(super) fn measure_anew(&self) {
        self.rulers.borrow_mut().clear();
    }

    /// The share of the em above the baseline in the font that was measured
    /// with, where the browser tells it.
    pub(super) fn ascent_em(&self) -> Option<f64> {
        let rulers = self.rulers.borrow();
        let Ruler { font, pen, .. } = rulers.last()?;
        let measured: JsValue = pen.measure_text("x").ok()?.into();
        let ascent = js_sys::Reflect::get(&measured, &"emHeightAscent".into()).ok()?;
        ascent.as_f64().map(|ascent| ascent / font.size_px)
    }

    /// Whether the element's used colour scheme is dark: the system colour for
    /// text is then a light one.
    pub(super) fn is_dark(&self) -> bool {
        let text = self.color("CanvasText").unwrap_or([0, 0, 0]);
        text.iter().map(|part| u32::from(*part)).sum::<u32>() > 3 * 127
    }

    /// The colour that a custom property of the host comes to, if it is set.
    pub(super) fn custom_color(&self, property: &str) -> Option<Rgb> {
        let is_set = !self.style(&self.host, property).trim().is_empty();
        is_set.then(|| self.color(&["var(", property, ")"].concat()))?
    }

    /// The colour that a CSS value comes to here.
    fn color(&self, value: &str) -> Option<Rgb> {
        let style = self.probe.style();
        style.set_property("color", value).ok()?;
        let used = self.style(&self.probe, "color");
        self.pen.set_fill_style_str(&used);
        let told = self.pen.fill_style().as_string().unwrap_or_default();
        if let Some(rgb) = from_hex(&told) {
            return Some(rgb);
        }
        // However the browser spells it, a painted pixel is plain sRGB.
        self.pen.clear_rect(0.0, 0.0, 1.0, 1.0);
        self.pen.fill_rect(0.0, 0.0, 1.0, 1.0);
        let pixel = self.pen.get_image_data(0.0, 0.0, 1.0, 1.0).ok()?.data();
        Some([*pixel.first()?, *pixel.get(1)?, *pixel.get(2)?])
    }

    /// Whether the reader wants less motion.
    pub(super) fn is_calm(&self) -> bool {
        web_sys::window()
            .and_then(|window| {
                window
                    .match_media("(prefers-reduced-motion: reduce)")
                    .ok()?
            })
            .is_some_and(|query| query.matches())
    }

    fn style(&self, element: &HtmlElement, property: &str) -> String {
        computed(element)
            .and_then(|style| style.get_property_value(property).ok())
            .unwrap_or_default()
    }
}

/// Reads `#rrggbb`, as a canvas tells opaque colours.
fn from_hex(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

fn computed(element: &HtmlElement) -> Option<CssStyleDeclaration> {
    let window: Window = web_sys::window()?;
    window.get_computed_style(element).ok()?
}
