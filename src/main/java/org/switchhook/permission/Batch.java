package org.switchhook.permission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Text;
import org.switchhook.rest.Fields;

/**
 * Many changes in one request.
 *
 * @param changes 1 to 500
 */
public record Batch(List<Item> changes) {
  static final int MOST = 500;
  private static final int LONGEST_ID = 128;

  public Batch {
    Fields.required("changes", changes);
    if (changes.isEmpty() || changes.size() > MOST) {
      throw PermissionProblem.batch("changes", "changes must have 1 to " + MOST + " items");
    }
    if (changes.stream().anyMatch(item -> item == null)) {
      throw PermissionProblem.batch("changes", "An item of changes must be an object");
    }
  }

  /**
   * Values for one user or one domain.
   *
   * @param user id of the user; null for a domain
   * @param domain id of the domain; null for a user
   */
  public record Item(@Nullable String user, @Nullable String domain, PermissionSet set) {
    public Item {
      if ((user == null) == (domain == null)) {
        throw PermissionProblem.batch("changes", "A change names either a user or a domain");
      }
      String id = String.valueOf(user == null ? domain : user);
      if (id.length() > LONGEST_ID || Text.hasControl(id)) {
        throw PermissionProblem.batch(
            "changes", "An id has at most " + LONGEST_ID + " characters, none of them control");
      }
      Fields.required("set", set);
    }

    /** An order in which batches that run at once do not wait for each other in a circle. */
    String order() {
      return user == null ? "d" + domain : "u" + user;
    }
  }
}
