package org.voltide.csms.statements;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * Sheets of A4 that texts and rules are put on, downwards. The same texts make the same bytes.
 * Sizes are points.
 */
final class Sheets implements AutoCloseable {

  static final float LEFT = 48;
  static final float RIGHT = PDRectangle.A4.getWidth() - 48;
  private static final float TOP = PDRectangle.A4.getHeight() - 56;
  private static final float BOTTOM = 64;
  private static final float FOOT = 36;
  private static final float FOOT_SIZE = 7.5f;

  /** Covers the scripts of Europe, and is part of the library. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final int THOUSANDTHS = 1_000;
  private static final float GREY = 0.42f;
  private static final float RULE_GREY = 0.8f;
  private static final float BOLDER = 0.35f;

  /** How a text looks. */
  enum Look {
    PLAIN,
    QUIET,
    STRONG
  }

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private final Map<Integer, Boolean> known = new HashMap<>();
  private PDPageContentStream sheet;
  private float y;

  Sheets(String title, String author, Instant at) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), "the font")) {
      font = PDType0Font.load(document, file, true);
    }
    PDDocumentInformation about = document.getDocumentInformation();
    about.setTitle(title);
    about.setAuthor(author);
    about.setCreationDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
    document.setDocumentId(at.toEpochMilli());
    sheet = turn();
  }

  private PDPageContentStream turn() throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    y = TOP;
    return new PDPageContentStream(document, page, AppendMode.OVERWRITE, true);
  }

  /** Goes down; false when there is no such room left on the sheet. */
  boolean down(float by) {
    y -= by;
    return y >= BOTTOM;
  }

  /** Goes on at the top of another sheet. */
  void next() throws IOException {
    sheet.close();
    sheet = turn();
  }

  /** A text that begins there and is cut where it would be wider. */
  void left(float x, float size, Look look, String text, float width) throws IOException {
    write(x, size, look, cut(shown(text), size, width));
  }

  /** A text that ends there. */
  void right(float x, float size, Look look, String text) throws IOException {
    String shown = shown(text);
    write(x - width(shown, size), size, look, shown);
  }

  private void write(float x, float size, Look look, String text) throws IOException {
    write(sheet, x, y, size, look, text);
  }

  private void write(
      PDPageContentStream on, float x, float height, float size, Look look, String text)
      throws IOException {
    on.beginText();
    on.setFont(font, size);
    on.setNonStrokingColor(look == Look.QUIET ? GREY : 0);
    on.setStrokingColor(0f);
    on.setLineWidth(BOLDER);
    on.setRenderingMode(look == Look.STRONG ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    on.newLineAtOffset(x, height);
    on.showText(text);
    on.endText();
  }

  /** A rule over the whole width, so much below. */
  void rule(float below) throws IOException {
    sheet.setStrokingColor(RULE_GREY);
    sheet.setLineWidth(0.5f);
    sheet.moveTo(LEFT, y - below);
    sheet.lineTo(RIGHT, y - below);
    sheet.stroke();
  }

  private String cut(String text, float size, float width) throws IOException {
    if (width(text, size) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + "…", size) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }

  private float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / THOUSANDTHS * size;
  }

  /** Signs that the font has not are question marks. */
  private String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .map(sign -> known.computeIfAbsent(sign, this::has) ? sign : '?')
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private boolean has(int sign) {
    try {
      return font.encode(Character.toString(sign)).length > 0;
    } catch (IllegalArgumentException | IOException e) {
      return false;
    }
  }

  /**
   * The file, with a foot on every sheet.
   *
   * @param foot what is at the left
   * @param number what is at the right of a sheet of so many
   */
  byte[] finish(String foot, BiFunction<Integer, Integer, String> number) throws IOException {
    sheet.close();
    int sheets = document.getNumberOfPages();
    for (int i = 0; i < sheets; i++) {
      try (PDPageContentStream end =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true)) {
        String count = shown(number.apply(i + 1, sheets));
        float room = RIGHT - LEFT - width(count, FOOT_SIZE) - 12;
        write(end, LEFT, FOOT, FOOT_SIZE, Look.QUIET, cut(shown(foot), FOOT_SIZE, room));
        write(end, RIGHT - width(count, FOOT_SIZE), FOOT, FOOT_SIZE, Look.QUIET, count);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    document.save(file);
    return file.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
