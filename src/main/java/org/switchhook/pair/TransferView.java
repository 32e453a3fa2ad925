package org.switchhook.pair;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as REST, the socket and webhooks show it; {@code Transfer} in {@code openapi.yaml}.
 *
 * @param call id of the call that is transferred
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransferView(
    String id,
    String call,
    String kind,
    String transferor,
    @Nullable String target,
    @Nullable String otherCall,
    String state,
    @Nullable Integer code,
    @Nullable String reason,
    String createdAt,
    String changedAt) {

  public static TransferView of(String call, TransferPicture picture) {
    return new TransferView(
        picture.id(),
        call,
        picture.kind().name().toLowerCase(Locale.ROOT),
        picture.transferor().word(),
        picture.target(),
        picture.otherCall(),
        picture.state().name().toLowerCase(Locale.ROOT),
        picture.code() == 0 ? null : Integer.valueOf(picture.code()),
        picture.reason().isEmpty() ? null : picture.reason(),
        picture.createdAt().toString(),
        picture.changedAt().toString());
  }
}
