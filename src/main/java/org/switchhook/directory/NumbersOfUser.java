package org.switchhook.directory;

import java.util.List;
import org.switchhook.rest.Fields;

/**
 * The body that replaces a user's telephone numbers.
 *
 * @param numbers E.164; empty for none
 */
public record NumbersOfUser(List<String> numbers) {
  public NumbersOfUser {
    Fields.required("numbers", numbers);
  }
}
