package org.switchhook.directory;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import org.switchhook.address.DomainId;
import org.switchhook.testkit.CountingIds;
import org.switchhook.testkit.MemoryDatabase;

/** A directory on a database in memory, within one transaction. */
public final class DirectoryFixture implements AutoCloseable {
  private final MemoryDatabase database;
  private boolean broken;

  public final EntityManager store;
  public final Directory directory;
  public final Binding binding;
  final CountingIds ids = new CountingIds();
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
    EntityManager breakable = breakable();
    domains = new Domains(breakable);
    users = new Users(breakable);
    directory = new Directory(domains, users);
    binding = new Binding(domains, users, ids);
  }

  private EntityManager breakable() {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              if (broken) {
                throw new IllegalStateException("the database does not answer");
              }
              return method.invoke(store, arguments);
            });
  }

  /** From now on nothing can be read. */
  void breakDown() {
    broken = true;
  }

  void mend() {
    broken = false;
  }

  /** Stores what was done so far, for others to see, and goes on in a new transaction. */
  void commit() {
    store.getTransaction().commit();
    store.getTransaction().begin();
  }

  /**
   * The directory as another request has it, in a transaction of its own.
   *
   * @param beforeFlush runs when it has looked and before it writes
   */
  Directory other(Runnable beforeFlush) {
    EntityManager own = database.begin();
    return new Directory(
        new Domains(own),
        new Users(own) {
          @Override
          boolean flush() {
            beforeFlush.run();
            return super.flush();
          }
        });
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
