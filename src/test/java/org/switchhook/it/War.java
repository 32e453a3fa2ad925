package org.switchhook.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The WAR that the server under test serves, file by file, its libraries taken apart. A class that
 * names an annotation has the annotation's descriptor among its constants, so that nothing has to
 * be loaded to find it.
 */
final class War {
  private static final Path FILE = Path.of("target", "switchhook.war");
  private static final String CLASSES = "WEB-INF/classes/";
  private static final String CLASS = ".class";

  /** By path; what is inside of a library has the library's path and {@code !/} before its own. */
  private final Map<String, byte[]> files = new TreeMap<>();

  War() {
    try {
      unpack("", Files.readAllBytes(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void unpack(String inside, byte[] archive) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
        byte[] content = zip.readAllBytes();
        if (next.getName().endsWith(".jar")) {
          unpack(inside + next.getName() + "!/", content);
        } else if (!next.isDirectory()) {
          files.put(inside + next.getName(), content);
        }
      }
    }
  }

  /** Paths of all files. */
  Stream<String> paths() {
    return files.keySet().stream();
  }

  /** What the server hands out by itself to whoever asks, as paths below the WAR's address. */
  List<String> pages() {
    return paths()
        .map(path -> path.replaceFirst("^WEB-INF/lib/[^!]*!/META-INF/resources/", ""))
        .filter(path -> !path.startsWith("WEB-INF/") && !path.startsWith("META-INF/"))
        .toList();
  }

  /**
   * Our classes with that annotation.
   *
   * @throws AssertionError when a library has one
   */
  List<Class<?>> annotated(Class<? extends Annotation> annotation) {
    return mentioning("L" + annotation.getName().replace('.', '/') + ";")
        .<Class<?>>map(War::load)
        .filter(type -> type.isAnnotationPresent(annotation))
        .toList();
  }

  /** Paths of the classes with all of these texts among their constants. */
  List<String> mentioningAll(String... texts) {
    return classes(content -> Stream.of(texts).allMatch(content::contains)).toList();
  }

  private Stream<String> mentioning(String text) {
    return classes(content -> content.contains(text));
  }

  private Stream<String> classes(Predicate<String> fits) {
    return paths()
        .filter(path -> path.endsWith(CLASS))
        .filter(path -> fits.test(new String(files.get(path), ISO_8859_1)));
  }

  private static Class<?> load(String path) {
    if (!path.startsWith(CLASSES)) {
      throw new AssertionError("a library would be served: " + path);
    }
    String name = path.substring(CLASSES.length(), path.length() - CLASS.length());
    try {
      return Class.forName(name.replace('/', '.'), false, War.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError("target/classes is not what was deployed", e);
    }
  }
}
