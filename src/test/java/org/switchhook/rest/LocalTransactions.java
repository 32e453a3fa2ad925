package org.switchhook.rest;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** Transactions without a server: one entity manager per transaction and thread. */
final class LocalTransactions extends Transactions {
  private static final ThreadLocal<EntityManager> CURRENT = new ThreadLocal<>();
  private final EntityManagerFactory factory;

  LocalTransactions(EntityManagerFactory factory) {
    this.factory = factory;
  }

  @Override
  <T> T separate(Supplier<T> work) {
    EntityManager outer = CURRENT.get();
    try (EntityManager own = factory.createEntityManager()) {
      CURRENT.set(own);
      own.getTransaction().begin();
      T result = work.get();
      own.getTransaction().commit();
      return result;
    } finally {
      CURRENT.set(outer);
    }
  }

  /** Stands for the entity manager that a server would inject. */
  EntityManager entityManager() {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(CURRENT.get(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
