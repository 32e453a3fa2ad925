package org.switchhook.pair;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;
import org.switchhook.rest.Fields;

/**
 * Who is to take whose place; {@code NewTransfer} in {@code openapi.yaml}. Unchecked.
 *
 * @param target telephone number or SIP address
 * @param call the other call of an attended transfer
 * @param party which side of it stays
 */
record NewTransfer(
    @Nullable String type,
    @Nullable String transferor,
    @Nullable String target,
    @Nullable String call,
    @Nullable String party) {

  /**
   * @throws Problem 400 {@code field-missing}, {@code type-invalid}
   */
  TransferPicture.Kind kind() {
    String word = Fields.required("type", type);
    for (TransferPicture.Kind kind : TransferPicture.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    throw new Problem(400, "type-invalid", "type", "type must be blind, attended or consult");
  }

  /**
   * @throws Problem 400 {@code field-missing}, {@code leg-invalid}
   */
  Side side() {
    return Side.of("transferor", Fields.required("transferor", transferor));
  }

  /**
   * Of a transfer to somebody who is to be called.
   *
   * @throws Problem 400 {@code field-missing}, {@code field-invalid}
   */
  String address() {
    refuse("call", call);
    refuse("party", party);
    return Fields.required("target", target);
  }

  private static void refuse(String field, @Nullable String value) {
    if (value != null) {
      throw new Problem(
          400, "field-invalid", field, field + " belongs to an attended transfer only");
    }
  }

  /**
   * Of an attended transfer.
   *
   * @throws Problem 400 {@code field-missing}, {@code leg-invalid}
   */
  PartyOfCall joined() {
    String other = Fields.required("call", call);
    return new PartyOfCall(other, Side.of("party", Fields.required("party", party)));
  }

  /** Without the number. */
  @Override
  public String toString() {
    return "new transfer";
  }
}
