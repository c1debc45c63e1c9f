//! HTML, written element by element; nothing gets in without being escaped.

/// A piece of HTML in the making.
#[derive(Default)]
pub(super) struct Markup {
    out: String,
    open: Vec<&'static str>,
}

impl Markup {
    /// Starts an element with attributes; one without a value is left out.
    pub(super) fn open(
        &mut self,
        name: &'static str,
        attributes: &[(&str, Option<&str>)],
    ) -> &mut Self {
        self.start(name, attributes);
        self.open.push(name);
        self
    }

    /// A void element.
    pub(super) fn lone(
        &mut self,
        name: &'static str,
        attributes: &[(&str, Option<&str>)],
    ) -> &mut Self {
        self.start(name, attributes);
        self
    }

    fn start(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            if let Some(value) = value {
                self.out.push(' ');
                self.out.push_str(key);
                // As HTML writes an attribute that is there or not.
                if !value.is_empty() {
                    self.out.push_str("=\"");
                    self.out.push_str(&escaped(value));
                    self.out.push('"');
                }
            }
        }
        self.out.push('>');
    }

    /// Ends the element that was started last.
    pub(super) fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.out.push_str(&escaped(text));
        self
    }

    /// A whole element that holds a text.
    pub(super) fn leaf(
        &mut self,
        name: &'static str,
        attributes: &[(&str, Option<&str>)],
        text: &str,
    ) -> &mut Self {
        self.open(name, attributes).text(text).close()
    }

    /// What is HTML already.
    pub(super) fn html(&mut self, html: &str) -> &mut Self {
        self.out.push_str(html);
        self
    }

    /// A new line, for those who read the source.
    pub(super) fn line(&mut self) -> &mut Self {
        self.out.push('\n');
        self
    }

    /// The HTML; what is still open is closed.
    pub(super) fn done(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }
}

/// A text for element content or a quoted attribute; control characters, which
/// HTML does not allow, are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            '\r' => out.push('\n'),
            c if c.is_control()
                || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Markup, escaped};

    #[test]
    fn nothing_gets_out_of_its_place() {
        assert_eq!(
            escaped("</script><b a='x' b=\"y\">&\u{0}\u{7f}\r"),
            "&lt;/script&gt;&lt;b a=&#39;x&#39; b=&quot;y&quot;&gt;&amp;\n"
        );
        let mut markup = Markup::default();
        markup.open("p", &[("lang", Some("\" onclick=\"")), ("dir", None)]);
        markup.leaf("b", &[("hidden", Some(""))], "<i>").text("&");
        assert_eq!(
            markup.done(),
            "<p lang=\"&quot; onclick=&quot;\"><b hidden>&lt;i&gt;</b>&amp;</p>"
        );
    }
}
