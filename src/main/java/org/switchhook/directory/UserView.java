package org.switchhook.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.switchhook.address.DomainId;

/**
 * A user as others may read him.
 *
 * @param id 24 hexadecimal digits, in small letters
 * @param username unique in the domain
 * @param role what his last token made him, {@code admin} or {@code user}
 * @param numbers E.164, sorted
 */
public record UserView(
    String id, String username, String domain, String role, List<String> numbers) {
  public DomainId domainId() {
    return new DomainId(domain);
  }

  @JsonIgnore
  public boolean isAdmin() {
    return role.equals("admin");
  }
}
