//! The picture that leaves the page: the chart with its words, as SVG or on a
//! canvas that becomes a PNG.

use web_sys::HtmlCanvasElement;

use super::Inner;
use crate::paint::to_svg;
use crate::scene::{Frame, Poster, Scene, lay_out};
use crate::ui::{Face, Model, paint_canvas};

/// Pixels of a picture for a logical one.
const SCALE: f64 = 2.0;
/// How wide the chart is where the page gives no room: as in an article.
const UNSEEN_PX: f64 = 704.0;

/// The chart of the view among its words.
struct Picture<'m> {
    scene: Scene,
    title: &'m str,
    summary: String,
}

impl Inner {
    /// The picture as an SVG file; empty where there is none.
    pub(super) fn to_svg(&self) -> String {
        let model = self.model.borrow();
        let Some(model) = &*model else {
            return String::new();
        };
        self.picture(model).map_or_else(String::new, |picture| {
            let Picture {
                scene,
                title,
                summary,
            } = picture;
            to_svg(&scene, title, &summary, model.locale.tag(), &model.family)
        })
    }

    /// Paints the picture onto a canvas of any size; `false` where there is
    /// none.
    pub(super) fn to_canvas(&self, canvas: &HtmlCanvasElement) -> bool {
        let model = self.model.borrow();
        let Some(model) = &*model else {
            return false;
        };
        let picture = self.picture(model);
        if let Some(picture) = &picture {
            paint_canvas(canvas, &picture.scene, SCALE, model);
        }
        picture.is_some()
    }

    /// As the reader sees it, but with no mark chosen.
    fn picture<'m>(&self, model: &'m Model) -> Option<Picture<'m>> {
        let Face::Story {
            ledger,
            shown,
            scene,
            ..
        } = &model.face
        else {
            return None;
        };
        let mut view = shown.chart_view()?;
        view.selected = None;
        let words = model.words();
        let dataset = ledger.dataset();
        let width_px = scene.as_ref().map_or(UNSEEN_PX, |scene| scene.width_px);
        let around = &self.surroundings;
        let frame = Frame {
            width_px,
            layout: shown.layout.for_width(width_px),
            theme: &model.theme,
            locale: &*model.locale,
            text_width_px: &|text, font| around.text_width_px(text, font, &model.family),
            known: &[],
        };
        let title = dataset.question.as_ref().unwrap_or(&dataset.title);
        let title = words.pick(title, dataset).0;
        let summary = words.knowledge(ledger, shown.measure, view.day);
        let measure = dataset.measure(view.measure);
        let poster = Poster {
            title,
            summary: &summary,
            caption: &words.counted(dataset, measure),
            foot: &words.credit(dataset),
        };
        Some(Picture {
            scene: poster.around(lay_out(ledger, &view, &frame), &frame),
            title,
            summary: summary.into_iter().map(|run| run.text).collect(),
        })
    }
}
