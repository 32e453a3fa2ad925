package org.switchhook.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A domain as its admins may read it.
 *
 * @param parent null at the top of what the reader may see
 */
public record DomainView(
    String id, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parent) {}
