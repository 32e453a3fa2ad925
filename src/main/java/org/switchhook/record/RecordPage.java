package org.switchhook.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchhook.rest.Page;

/** A {@link Page} under a type of its own, by which CSV finds its writer. */
record RecordPage(
    List<RecordView> items, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {
  static RecordPage of(Page<RecordView> page) {
    return new RecordPage(page.items(), page.next());
  }
}
