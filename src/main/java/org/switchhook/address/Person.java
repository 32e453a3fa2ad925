package org.switchhook.address;

/** One user of one domain; user ids of different domains may be equal. */
public record Person(DomainId domain, UserId user) {}
