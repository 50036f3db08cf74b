//! Drawing: bottom-up, from the last page to the dialogs over it.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::tui::{
    canvas::Canvas,
    cx::LayerId,
    screen::{Hook, Shape},
};

use super::{Desk, frame};

impl Desk {
    /// Draws a frame; where the cursor goes.
    pub fn draw(&mut self, buffer: &mut Buffer) -> Option<Position> {
        let parts = frame::parts(self.room);
        let ids: Vec<(LayerId, Shape)> =
            self.layers.iter().map(|layer| (layer.id, layer.screen.shape())).collect();
        for (id, shape) in ids {
            let area = match shape {
                Shape::Page => parts.body,
                Shape::Dialog => frame::inside(self.dialog_area(id)),
            };
            self.hook(id, Hook::Arrange(area));
        }
        let mut canvas = Canvas::new(buffer, self.theme);
        canvas.clear(self.room);
        self.draw_frame(&mut canvas, &parts);
        let first = self.layers.iter().rposition(|layer| layer.screen.shape() == Shape::Page).unwrap_or(0);
        for layer in &self.layers[first..] {
            match layer.screen.shape() {
                Shape::Page => layer.screen.view(&mut canvas, parts.body),
                Shape::Dialog => {
                    let area = self.dialog_area(layer.id);
                    let inside = canvas.frame(area, &layer.screen.title());
                    layer.screen.view(&mut canvas, inside);
                }
            }
        }
        canvas.cursor()
    }

    fn dialog_area(&self, id: LayerId) -> Rect {
        let body = frame::parts(self.room).dialogs;
        let Some(layer) = self.layers.iter().find(|layer| layer.id == id) else { return body };
        let size = layer.screen.size(body.as_size());
        let (width, height) = (size.width.min(body.width), size.height.min(body.height));
        let (x, y) = (body.x + (body.width - width) / 2, body.y + (body.height - height) / 3);
        Rect::new(x, y, width, height)
    }
}
