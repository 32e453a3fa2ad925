package org.switchhook.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A SIP request or response of the simulator as text (RFC 3261 section 7). Never changes; the
 * {@code with} methods give a new one. Header names are kept in their long form.
 */
public final class SipMessage {
  /** One header line: its long name and its value without line breaks. */
  public record Field(String name, String value) {}

  private static final String VERSION = "SIP/2.0";
  private static final List<String> COPIED = List.of("Via", "From", "To", "Call-ID", "CSeq");

  private final String startLine;
  private final List<Field> fields;
  private final String body;

  SipMessage(String startLine, List<Field> fields, String body) {
    this.startLine = startLine;
    this.fields = List.copyOf(fields);
    this.body = body;
  }

  /** A request without any header yet. */
  public static SipMessage request(String method, String uri) {
    return new SipMessage(method + " " + uri + " " + VERSION, List.of(), "");
  }

  /** The response to this request, with the headers that RFC 3261 8.2.6.2 has copied. */
  public SipMessage reply(int status, String reason) {
    List<Field> copied = new ArrayList<>();
    for (String name : COPIED) {
      fields.stream().filter(f -> f.name().equals(name)).forEach(copied::add);
    }
    if (method().equals("INVITE") && status > 100 && status < 300) {
      fields.stream().filter(f -> f.name().equals("Record-Route")).forEach(copied::add);
    }
    return new SipMessage(VERSION + " " + status + " " + reason, copied, "");
  }

  /** One more header line at the end. */
  public SipMessage with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new SipMessage(startLine, more, body);
  }

  /** The first header of that name gets another value; added when there is none. */
  public SipMessage replacing(String name, String value) {
    List<Field> changed = new ArrayList<>(fields);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).name().equals(name)) {
        changed.set(i, new Field(name, value));
        return new SipMessage(startLine, changed, body);
      }
    }
    return with(name, value);
  }

  public SipMessage withBody(String type, String text) {
    return new SipMessage(startLine, fields, text).replacing("Content-Type", type);
  }

  public boolean isRequest() {
    return !startLine.startsWith(VERSION);
  }

  /** The method of a request; for a response the method of its request, from CSeq. */
  public String method() {
    return isRequest()
        ? startLine.substring(0, startLine.indexOf(' '))
        : value("CSeq").substring(value("CSeq").indexOf(' ') + 1);
  }

  /** The request URI; empty for a response. */
  public String uri() {
    return isRequest()
        ? startLine.substring(startLine.indexOf(' ') + 1, startLine.lastIndexOf(' '))
        : "";
  }

  /** The status code; 0 for a request. */
  public int status() {
    return isRequest() ? 0 : Integer.parseInt(startLine.substring(8, 11));
  }

  /** The reason phrase of a response; empty for a request. */
  public String reason() {
    return isRequest() || startLine.length() < 12 ? "" : startLine.substring(12);
  }

  /** First value of that header. */
  public Optional<String> header(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).findFirst();
  }

  /** All values of that header, a comma list taken apart. */
  public List<String> headers(String name) {
    return fields.stream()
        .filter(f -> f.name().equals(name))
        .flatMap(f -> HeaderText.list(f.value()).stream())
        .toList();
  }

  /** First value of that header, or the empty text. */
  public String value(String name) {
    return header(name).orElse("");
  }

  public String callId() {
    return value("Call-ID");
  }

  public long cseq() {
    String text = value("CSeq");
    return Long.parseLong(text.substring(0, text.indexOf(' ')));
  }

  /** Branch of the top Via; empty when it has none. */
  public String branch() {
    return headers("Via").stream()
        .findFirst()
        .flatMap(via -> HeaderText.parameter(via, "branch"))
        .orElse("");
  }

  /** Tag of From; empty when it has none. */
  public String fromTag() {
    return HeaderText.parameter(value("From"), "tag").orElse("");
  }

  /** Tag of To; empty when it has none. */
  public String toTag() {
    return HeaderText.parameter(value("To"), "tag").orElse("");
  }

  public String body() {
    return body;
  }

  public boolean hasDescription() {
    return !body.isEmpty() && value("Content-Type").startsWith("application/sdp");
  }

  /** First line for people: the method, or status and reason; no address and no number. */
  public String title() {
    return isRequest() ? method() : (status() + " " + reason()).strip();
  }

  /** The text that travels, Content-Length included. */
  public String text() {
    StringBuilder text = new StringBuilder(startLine).append("\r\n");
    for (Field field : fields) {
      if (!field.name().equals("Content-Length")) {
        text.append(field.name()).append(": ").append(field.value()).append("\r\n");
      }
    }
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return text.append("Content-Length: ")
        .append(length)
        .append("\r\n\r\n")
        .append(body)
        .toString();
  }

  @Override
  public String toString() {
    return title();
  }
}
