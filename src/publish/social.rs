//! The picture for social media: title, state of knowledge, chart, sources.

use super::markup::escaped;
use super::still::{Scheme, Still};
use crate::model::primary;
use crate::paint::{Inlay, to_inline_svg};
use crate::scene::{Layout, Rgb, lines, text_width_px};
use crate::wording::{Message, Run};

/// What the networks ask for.
const SIZE_PX: (f64, f64) = (1200.0, 630.0);
/// The room left free at the edges.
const EDGE_PX: f64 = 52.0;
/// The column of words beside a chart.
const COLUMN_PX: f64 = 416.0;
/// Between column and chart.
const GAP_PX: f64 = 36.0;
/// The width for which the chart is laid out, before it is enlarged.
const CHART_PX: f64 = 560.0;
/// Where the line above the sources lies.
const FOOT_PX: f64 = 566.0;
/// Where words and chart start.
const TOP_PX: f64 = 50.0;

/// The picture as SVG, 1200 × 630, in the light colours unless the scheme is
/// dark. It needs fonts for `family` and for whatever the texts are written
/// in.
#[must_use]
pub fn social_svg(still: &Still<'_>, family: &str) -> String {
    let theme = still.theme(still.scheme == Scheme::Dark);
    let chart = still.scene(&theme, Layout::Wide, CHART_PX);
    let (width, height) = SIZE_PX;
    let mut sheet = Sheet {
        out: format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"{}\">\n",
            escaped(family)
        ),
        left_px: EDGE_PX,
        right_px: width - EDGE_PX,
    };
    sheet.rect(0.0, 0.0, width, height, theme.background);
    sheet.rect(0.0, 0.0, width, 10.0, theme.foreground);
    // Words alone fill the sheet.
    let grown = if chart.is_some() { 1.0 } else { 1.45 };
    if chart.is_some() {
        sheet.right_px = EDGE_PX + COLUMN_PX;
    }
    let (title, lang) = still.headline();
    let room_px = FOOT_PX - TOP_PX - 16.0;
    let summary = still
        .day
        .map(|day| still.words().knowledge(still.ledger, still.measure, day))
        .unwrap_or_default();
    let title = vec![Run {
        text: title.into(),
        is_strong: true,
    }];
    let width_px = sheet.right_px - EDGE_PX;
    let (title, summary) = fitted(&title, &summary, (width_px, room_px), grown);
    let bottom = sheet.block(&title, TOP_PX, theme.foreground, is_right_to_left(lang));
    let is_mirrored = still.words().is_right_to_left();
    sheet.block(&summary, bottom + 16.0, theme.foreground, is_mirrored);
    if let Some(scene) = chart {
        let left = EDGE_PX + COLUMN_PX + GAP_PX;
        let room_px = width - EDGE_PX - left;
        let counted = Block::new(&counted(still), 21.0, 28.0, room_px, false);
        sheet.left_px = left;
        let top = sheet.block(&counted, TOP_PX + 4.0, theme.foreground, false) + 4.0;
        sheet.left_px = EDGE_PX;
        let high_px = FOOT_PX - 12.0 - top;
        let scale = ((room_px + 8.0) / scene.width_px).min(high_px / scene.height_px);
        let (wide, high) = (scene.width_px * scale, scene.height_px * scale);
        // In the middle of the room beside the words.
        let y = top + (high_px - high) / 2.0;
        let x = left + (room_px + 8.0 - wide) / 2.0;
        let inlay = Inlay {
            class: "chart",
            title: ("c", ""),
            description: None,
            ground: (theme.background, None),
            is_hidden: false,
        };
        sheet.out.push_str(&format!(
            "<svg x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" viewBox=\"0 0 {} {}\">\n{}\n</svg>\n",
            scene.width_px,
            scene.height_px,
            to_inline_svg(&scene, None, &inlay)
        ));
    }
    sheet.right_px = width - EDGE_PX;
    sheet.rect(EDGE_PX, FOOT_PX, width - 2.0 * EDGE_PX, 1.5, theme.grid);
    let imprint = [Run {
        text: still.words().credit(still.ledger.dataset()),
        is_strong: false,
    }];
    let mut line = Block::new(&imprint, 20.0, 26.0, sheet.right_px - EDGE_PX, false);
    line.lines.truncate(1);
    sheet.block(&line, FOOT_PX + 12.0, theme.muted, is_mirrored);
    sheet.out.push_str("</svg>\n");
    sheet.out
}

/// What is on the picture, for those who do not see it.
#[must_use]
pub fn social_alt(still: &Still<'_>) -> String {
    let words = still.words();
    let dataset = still.ledger.dataset();
    let mut alt = String::from(still.headline().0);
    if !alt.ends_with(['.', '?', '!', '؟']) {
        alt.push('.');
    }
    let summary = still.summary();
    if !summary.is_empty() {
        alt.push(' ');
        alt.push_str(&summary);
    }
    let theme = still.theme(false);
    if let (Some(measure), Some(_)) = (still.measure, still.scene(&theme, Layout::Wide, CHART_PX)) {
        let label = words.inline(&dataset.measure(measure).label, dataset);
        alt.push(' ');
        alt.push_str(&words.fill(Message::ChartOf, &[&label]));
        alt.push('.');
    }
    alt
}

/// What the chart counts: its question need not say that.
fn counted(still: &Still<'_>) -> Vec<Run> {
    let words = still.words();
    let dataset = still.ledger.dataset();
    let Some(measure) = still.measure.map(|ix| dataset.measure(ix)) else {
        return Vec::new();
    };
    let label = words.inline(&measure.label, dataset);
    let told = words.counted(dataset, measure);
    let more = told.strip_prefix(&*label).unwrap_or_default();
    [(&*label, true), (more, false)]
        .map(|(text, is_strong)| Run {
            text: text.into(),
            is_strong,
        })
        .into()
}

fn is_right_to_left(lang: &str) -> bool {
    ["ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"].contains(&primary(lang))
}

/// Words broken into lines.
struct Block {
    lines: Vec<Vec<Run>>,
    size_px: f64,
    lead_px: f64,
}

impl Block {
    fn new(runs: &[Run], size_px: f64, lead_px: f64, width_px: f64, is_bold: bool) -> Self {
        Self {
            lines: lines(runs, size_px, is_bold, width_px, &text_width_px),
            size_px,
            lead_px,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    fn height_px(&self) -> f64 {
        self.lines.len() as f64 * self.lead_px
    }

    /// No more lines than fit; the last then ends with an ellipsis.
    fn cut(&mut self, room_px: f64) {
        while self.height_px() > room_px && self.lines.len() > 1 {
            self.lines.pop();
            if let Some(last) = self.lines.last_mut().and_then(|line| line.last_mut()) {
                let kept = last.text.trim_end_matches([' ', '…', '.', ';', ',', ':']);
                last.text = [kept, " …"].concat();
            }
        }
    }
}

/// Title and summary as large as fits; `grown`: how much larger than usual they
/// may start.
fn fitted(
    title: &[Run],
    summary: &[Run],
    (width_px, room_px): (f64, f64),
    grown: f64,
) -> (Block, Block) {
    let mut found = None;
    for step in 0..7_u8 {
        let shrink = grown * (1.0 - 0.07 * f64::from(step));
        let title = Block::new(title, 46.0 * shrink, 54.0 * shrink, width_px, true);
        let summary = Block::new(summary, 27.0 * shrink, 37.0 * shrink, width_px, false);
        let is_fit = title.height_px() + 16.0 + summary.height_px() <= room_px;
        if is_fit {
            return (title, summary);
        }
        found = Some((title, summary));
    }
    let (mut title, mut summary) = found.unwrap_or_else(|| {
        let none = || Block::new(&[], 1.0, 1.0, width_px, false);
        (none(), none())
    });
    title.cut(room_px * 0.6);
    let rest_px = room_px - title.height_px() - 16.0;
    summary.cut(rest_px);
    (title, summary)
}

struct Sheet {
    out: String,
    left_px: f64,
    right_px: f64,
}

impl Sheet {
    fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, rgb: Rgb) {
        self.out.push_str(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
            hex(rgb)
        ));
    }

    /// Lines from a top on; gives their bottom.
    fn block(&mut self, block: &Block, top_px: f64, rgb: Rgb, is_mirrored: bool) -> f64 {
        let mut baseline = top_px + block.size_px * 0.86;
        let (x, anchor) = if is_mirrored {
            (self.right_px, "end")
        } else {
            (self.left_px, "start")
        };
        for line in &block.lines {
            self.out.push_str(&format!(
                "<text xml:space=\"preserve\" x=\"{x}\" y=\"{baseline:.1}\" font-size=\"{:.1}\" text-anchor=\"{anchor}\" fill=\"{}\">",
                block.size_px,
                hex(rgb)
            ));
            for run in line {
                let weight = if run.is_strong { "700" } else { "400" };
                self.out.push_str(&format!(
                    "<tspan font-weight=\"{weight}\">{}</tspan>",
                    escaped(&run.text)
                ));
            }
            self.out.push_str("</text>\n");
            baseline += block.lead_px;
        }
        top_px + block.height_px()
    }
}

fn hex(rgb: Rgb) -> String {
    let [r, g, b] = rgb;
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[cfg(test)]
mod tests {
    use super::{Block, Run, fitted};

    fn runs(text: &str, strong: &str) -> [Run; 2] {
        [(text, false), (strong, true)].map(|(text, is_strong)| Run {
            text: text.into(),
            is_strong,
        })
    }

    fn last_line(block: &Block) -> String {
        let line = block.lines.last().expect("a line");
        line.iter().map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn what_is_too_much_shrinks_and_then_ends_with_an_ellipsis() {
        let much = "Many words about it. ".repeat(60);
        let (title, summary) = fitted(&runs("Title", ""), &runs(&much, "end"), (400.0, 480.0), 1.0);
        assert!(title.height_px() + 16.0 + summary.height_px() <= 480.0);
        assert!(last_line(&summary).ends_with('…'));
        let (_, brief) = fitted(
            &runs("Title", ""),
            &runs("Few words.", ""),
            (400.0, 480.0),
            1.0,
        );
        assert!(brief.size_px > summary.size_px);
    }
}
