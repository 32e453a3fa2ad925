package org.switchhook.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** An answer as it was sent, to be sent again: status, media type, Location and body. */
@Embeddable
class StoredAnswer {
  @Column(name = "status")
  private int status;

  @Column(name = "media_type")
  private String mediaType;

  @Column(name = "location")
  private @Nullable String location;

  @Column(name = "body")
  private String body;

  /** For Hibernate. */
  protected StoredAnswer() {}

  StoredAnswer(int status, String mediaType, @Nullable String location, String body) {
    this.status = status;
    this.mediaType = mediaType;
    this.location = location;
    this.body = body;
  }

  Response response() {
    Response.ResponseBuilder response =
        Response.status(status)
            .header(HttpHeaders.CONTENT_TYPE, mediaType)
            .entity(body.getBytes(UTF_8));
    if (location != null) {
      response.header(HttpHeaders.LOCATION, location);
    }
    return response.build();
  }
}
