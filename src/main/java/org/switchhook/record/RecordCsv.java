package org.switchhook.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** A page of records as CSV: a line of names, then a line for each record. */
@Provider
@Singleton
@Produces(RecordCsv.TYPE)
public class RecordCsv implements MessageBodyWriter<RecordPage> {
  static final String TYPE = "text/csv";

  private static final String NAMES =
      Csv.line(
          "callid",
          "direction",
          "room",
          "number",
          "createdBy",
          "trunk",
          "status",
          "cause",
          "code",
          "message",
          "fault",
          "acceptedAt",
          "invite",
          "trying",
          "ringing",
          "answer",
          "ack",
          "endedAt",
          "postDialDelay",
          "talked");

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == RecordPage.class;
  }

  @Override
  public void writeTo(
      RecordPage page,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(text(page).getBytes(UTF_8));
  }

  static String text(RecordPage page) {
    StringBuilder text = new StringBuilder(NAMES);
    page.items().forEach(one -> text.append(line(one)));
    return text.toString();
  }

  private static String line(RecordView one) {
    SetUpView times = one.setUp();
    return Csv.line(
        one.callid(),
        one.direction(),
        one.room(),
        one.number(),
        one.createdBy(),
        one.trunk(),
        one.status(),
        one.cause(),
        one.code(),
        one.message(),
        one.fault(),
        one.acceptedAt(),
        times.invite(),
        times.trying(),
        times.ringing(),
        times.answer(),
        times.ack(),
        one.endedAt(),
        one.postDialDelay(),
        one.talked());
  }
}
