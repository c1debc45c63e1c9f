//! The host page's side: what the loader calls, and the view it mounts into the shadow root.

use std::cell::RefCell;

use plotters_backend::{BackendColor, BackendStyle, DrawingBackend};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, HtmlCanvasElement, HtmlElement, ShadowRoot};
use yew::prelude::*;

mod root;
#[cfg(feature = "trap")]
pub mod trap;

use root::Root;

#[wasm_bindgen]
extern "C" {
    /// What the loader lets the widget tell it.
    pub type Hooks;
    #[wasm_bindgen(method)]
    fn phase(this: &Hooks, phase: &str);
    #[wasm_bindgen(method)]
    fn emit(this: &Hooks, kind: &str, detail: &JsValue);
}

/// One statement, as the stand-in view shows it.
#[derive(Clone, PartialEq)]
struct Claim {
    id: String,
    day: String,
    party: String,
    speaker: String,
    text: String,
    figure: String,
}

impl Claim {
    /// The Pentagon's estimate of 28 October 2024.
    fn pentagon() -> Self {
        Self {
            id: "us-singh-10000".into(),
            day: "2024-10-28".into(),
            party: "USA".into(),
            speaker: "Sabrina Singh".into(),
            text: "Nach US-Einschätzung sind Soldaten zur Ausbildung in den Osten Russlands gebracht worden.".into(),
            figure: "≈ 10.000".into(),
        }
    }
}

#[derive(Clone, PartialEq)]
enum Face {
    Waiting,
    Claims { title: String, claims: Vec<Claim> },
    Failed(String),
}

/// Where the app puts its handle when it is there, and what it is told before.
#[derive(Default)]
struct Line {
    scope: Option<html::Scope<App>>,
    waiting: Vec<Face>,
}

type Link = std::rc::Rc<RefCell<Line>>;

#[derive(Properties)]
struct AppProps {
    host: HtmlElement,
    hooks: std::rc::Rc<Hooks>,
    link: Link,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        self.host == other.host
    }
}

struct App {
    face: Face,
    told: bool,
    canvas: NodeRef,
}

impl Component for App {
    type Message = Face;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut line = ctx.props().link.borrow_mut();
        for face in line.waiting.drain(..) {
            ctx.link().send_message(face);
        }
        line.scope = Some(ctx.link().clone());
        Self {
            face: Face::Waiting,
            told: true,
            canvas: NodeRef::default(),
        }
    }

    fn update(&mut self, _: &Context<Self>, face: Face) -> bool {
        self.face = face;
        self.told = false;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        #[cfg(feature = "trap")]
        let trap = html! { <trap::Trap host={ctx.props().host.clone()} /> };
        #[cfg(not(feature = "trap"))]
        let trap = html! {};
        let german = language(&ctx.props().host).starts_with("de");
        match &self.face {
            Face::Waiting => html! { <>{ trap }</> },
            Face::Failed(message) => {
                html! { <>{ trap }<p role="status" class="failed">{ message.clone() }</p></> }
            }
            Face::Claims { title, claims } => html! {
                <section aria-label={title.clone()} lang={if german { "de" } else { "en" }}>
                    { trap }
                    <h2 part="title">{ title.clone() }</h2>
                    <p part="summary">{ claims.iter().map(|c| format!("{} ({}): {}", c.speaker, c.party, c.figure)).collect::<Vec<_>>().join("; ") }</p>
                    <figure part="chart" aria-label={title.clone()}>
                        <canvas ref={self.canvas.clone()} width="600" height="120" role="img" aria-label={title.clone()} />
                        { for claims.iter().enumerate().map(|(i, c)| {
                            let host = ctx.props().host.clone();
                            let hooks = ctx.props().hooks.clone();
                            let id = c.id.clone();
                            let onclick = move |_: MouseEvent| {
                                host.set_attribute("select", &id).ok();
                                hooks.emit("claimline-select", &object(&[("id", id.as_str().into())]));
                            };
                            html! { <button type="button" data-mark={c.id.clone()} tabindex={if i == 0 { "0" } else { "-1" }} {onclick}>{ c.figure.clone() }</button> }
                        }) }
                    </figure>
                    <div part="chronology" role="feed" aria-label={if german { "Chronologie" } else { "Chronology" }}>
                        { for claims.iter().map(|c| html! {
                            <article part="card" data-claim={c.id.clone()} aria-label={c.speaker.clone()}>
                                <p>{ &c.day }{ " · " }<b>{ &c.speaker }</b></p>
                                <p>{ &c.text }{ " " }{ &c.figure }</p>
                            </article>
                        }) }
                    </div>
                </section>
            },
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if let Some(canvas) = self.canvas.cast::<HtmlCanvasElement>() {
            paint(canvas);
        }
        if std::mem::replace(&mut self.told, true) {
            return;
        }
        let hooks = &ctx.props().hooks;
        match &self.face {
            Face::Waiting => {}
            Face::Failed(message) => {
                hooks.phase("failed");
                let problem = object(&[
                    ("severity", "error".into()),
                    ("message", message.as_str().into()),
                ]);
                let diagnostics = js_sys::Array::of1(&problem);
                hooks.emit(
                    "claimline-error",
                    &object(&[("diagnostics", diagnostics.into())]),
                );
            }
            Face::Claims { claims, .. } => {
                hooks.phase("ready");
                #[allow(clippy::cast_precision_loss)]
                let count = claims.len() as f64;
                hooks.emit(
                    "claimline-ready",
                    &object(&[("claims", count.into()), ("measures", 1.into())]),
                );
            }
        }
    }
}

fn paint(canvas: HtmlCanvasElement) {
    let Some(mut backend) = CanvasBackend::with_canvas_object(canvas) else {
        return;
    };
    let style = Mark;
    backend.draw_circle((300, 60), 8, &style, true).ok();
    backend.draw_line((0, 119), (599, 119), &style).ok();
}

struct Mark;

impl BackendStyle for Mark {
    fn color(&self) -> BackendColor {
        BackendColor {
            alpha: 1.0,
            rgb: (176, 80, 16),
        }
    }
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (key, value) in fields {
        js_sys::Reflect::set(&object, &(*key).into(), value).ok();
    }
    object.into()
}

fn language(host: &HtmlElement) -> String {
    host.closest("[lang]")
        .ok()
        .flatten()
        .and_then(|e| e.get_attribute("lang"))
        .unwrap_or_default()
}

/// The view of one element.
#[wasm_bindgen]
pub struct Widget {
    host: HtmlElement,
    root: RefCell<Option<Root>>,
    link: Link,
    data: RefCell<String>,
    problems: RefCell<js_sys::Array>,
    count: std::cell::Cell<u32>,
}

#[wasm_bindgen]
impl Widget {
    /// Mounts into a new `div` of `root`.
    ///
    /// # Errors
    /// Whatever the page answers to making a `div` or a style sheet.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, root: &ShadowRoot, hooks: Hooks) -> Result<Widget, JsValue> {
        let document = host.owner_document().ok_or("no document")?;
        let mut app = Root::take(&document)?;
        root.append_child(app.mount())?;
        let sheet = CssStyleSheet::new()?;
        sheet.replace_sync("canvas{display:block;max-width:100%}h2{font-size:1.3em;margin:0}p{margin:.3em 0}figure{margin:0}button{min-height:24px;min-width:24px}")?;
        root.adopted_style_sheets().push(&sheet);
        yew::set_custom_panic_hook(Box::new(|_| {}));
        let link = Link::default();
        let key = app.key();
        app.show(html! { <App key={key} host={host.clone()} hooks={std::rc::Rc::new(hooks)} link={link.clone()} /> });
        Ok(Self {
            host,
            root: RefCell::new(Some(app)),
            link,
            data: RefCell::default(),
            problems: RefCell::default(),
            count: 0.into(),
        })
    }

    fn show(&self, face: Face) {
        let problems = js_sys::Array::new();
        if let Face::Failed(message) = &face {
            problems.push(&object(&[
                ("severity", "error".into()),
                ("message", message.as_str().into()),
            ]));
        }
        *self.problems.borrow_mut() = problems;
        let mut line = self.link.borrow_mut();
        match &line.scope {
            Some(scope) => scope.send_message(face),
            None => line.waiting.push(face),
        }
    }

    /// An observed attribute of the host changed.
    pub fn attribute(&self, _name: &str, _value: Option<String>) {}

    /// Shows a claims file.
    pub fn load(&self, text: &str, _name: &str) {
        let field = |value: &JsValue, key: &str| -> String {
            let got = js_sys::Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED);
            got.as_string().unwrap_or_default()
        };
        let Ok(file) = js_sys::JSON::parse(text) else {
            self.count.set(0);
            self.show(Face::Failed("The file is not JSON.".into()));
            return;
        };
        let list = js_sys::Reflect::get(&file, &"claims".into()).unwrap_or(JsValue::UNDEFINED);
        let claims: Vec<Claim> = js_sys::Array::from(&list)
            .iter()
            .map(|c| Claim {
                id: field(&c, "id"),
                day: field(&c, "said"),
                party: String::new(),
                speaker: field(&c, "speaker"),
                text: field(&c, "text"),
                figure: String::new(),
            })
            .collect();
        *self.data.borrow_mut() = text.into();
        self.count
            .set(u32::try_from(claims.len()).unwrap_or(u32::MAX));
        self.show(Face::Claims {
            title: field(&file, "title"),
            claims,
        });
    }

    /// Shows the compiled-in story.
    pub fn load_story(&self) {
        self.count.set(1);
        self.show(Face::Claims {
            title: "Wie viele nordkoreanische Soldaten sind in Russland?".into(),
            claims: vec![Claim::pentagon()],
        });
    }

    /// Says that the data could not be had.
    pub fn fail(&self, code: &str, detail: &str) {
        let language = language(&self.host);
        let head = if language.starts_with("de") {
            "Die Daten sind nicht zu haben"
        } else {
            "The data could not be had"
        };
        self.show(Face::Failed(format!("{head} ({code}) {detail}")));
    }

    /// The view's state.
    pub fn state(&self) -> JsValue {
        #[cfg(feature = "trap")]
        trap::in_call(&self.host);
        object(&[])
    }

    /// Takes on a state.
    pub fn set_state(&self, _state: &JsValue) {}

    /// The dataset as JSON.
    pub fn data(&self) -> String {
        self.data.borrow().clone()
    }

    /// What is wrong with the file.
    pub fn diagnostics(&self) -> js_sys::Array {
        self.problems.borrow().clone()
    }

    /// How many claims there are.
    pub fn counts(&self) -> JsValue {
        let n = JsValue::from(self.count.get());
        object(&[
            ("claims", n.clone()),
            ("public", n.clone()),
            ("shown", n.clone()),
            ("marks", n),
        ])
    }

    /// Selects a claim.
    pub fn select(&self, id: &str) -> bool {
        self.host.set_attribute("select", id).is_ok()
    }

    /// The chart as an SVG file.
    pub fn to_svg(&self) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".into()
    }

    /// Takes the view down.
    pub fn destroy(&self) {
        if let Some(root) = self.root.borrow_mut().take() {
            root.give_back();
        }
        self.link.borrow_mut().scope = None;
    }

    /// The page is about to be printed.
    pub fn printing(&self) {}
}
