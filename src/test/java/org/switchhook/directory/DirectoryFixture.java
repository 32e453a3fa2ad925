package org.switchhook.directory;

import jakarta.persistence.EntityManager;
import org.switchhook.address.DomainId;
import org.switchhook.testkit.CountingIds;
import org.switchhook.testkit.MemoryDatabase;

/** A directory on a database in memory, within one transaction. */
public final class DirectoryFixture implements AutoCloseable {
  private final MemoryDatabase database;

  public final EntityManager store;
  public final Directory directory;
  public final Binding binding;
  final Domains domains;
  final Users users;

  DirectoryFixture() {
    this(new Class<?>[0]);
  }

  /**
   * @param more entities of the test beside those of the directory
   */
  public DirectoryFixture(Class<?>... more) {
    database = new MemoryDatabase("directory", more, User.class, Domain.class);
    store = database.begin();
    domains = new Domains(store);
    users = new Users(store);
    directory = new Directory(domains, users);
    binding = new Binding(domains, users, new CountingIds());
  }

  /** Puts a domain below another one. */
  public void place(String domain, String above) {
    domains.move(new DomainId(domain), new DomainId(above));
  }

  @Override
  public void close() {
    database.close();
  }
}
