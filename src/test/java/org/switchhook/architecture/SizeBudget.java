package org.switchhook.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** How long files and methods are, read with the JDK's own parser, against our budget. */
final class SizeBudget {
  static final int FILE_MEDIAN = 70;
  static final int FILE_P90 = 180;
  static final int FILE_MAX = 400;
  static final int METHOD_MEDIAN = 6;
  static final int METHOD_P90 = 20;
  static final int METHOD_MAX = 60;
  static final int MAX_INJECTED = 7;

  private final List<Measured> files = new ArrayList<>();
  private final List<Measured> methods = new ArrayList<>();
  private final List<Measured> injected = new ArrayList<>();

  record Measured(String name, long size) {}

  SizeBudget(List<Path> roots) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = roots.stream().flatMap(SizeBudget::sources).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        measure(unit, trees.getSourcePositions());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> sources(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> path.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void measure(CompilationUnitTree unit, SourcePositions positions) throws IOException {
    String name = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
    if (name.equals("package-info.java")) {
      return;
    }
    String text = unit.getSourceFile().getCharContent(true).toString();
    files.add(
        new Measured(name, text.substring(Math.max(0, text.indexOf("package "))).lines().count()));
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void unused) {
        note(name, unit, method, positions);
        return super.visitMethod(method, unused);
      }
    }.scan(unit, null);
  }

  private void note(
      String file, CompilationUnitTree unit, MethodTree method, SourcePositions positions) {
    BlockTree body = method.getBody();
    if (body == null || positions.getStartPosition(unit, method) < 0) {
      return;
    }
    String name = file + " " + method.getName();
    long first = line(unit, signatureStart(unit, method, positions));
    long last = line(unit, positions.getEndPosition(unit, body));
    methods.add(new Measured(name, last - first + 1));
    boolean wired =
        method.getModifiers().getAnnotations().stream()
            .anyMatch(a -> a.getAnnotationType().toString().endsWith("Inject"));
    if (wired) {
      injected.add(new Measured(name, method.getParameters().size()));
    }
  }

  private static long signatureStart(
      CompilationUnitTree unit, MethodTree method, SourcePositions positions) {
    return method.getReturnType() == null
        ? positions.getStartPosition(unit, method)
        : positions.getStartPosition(unit, method.getReturnType());
  }

  private static long line(CompilationUnitTree unit, long position) {
    return unit.getLineMap().getLineNumber(position);
  }

  List<String> violations() {
    List<String> found = new ArrayList<>();
    check(found, "file", files, FILE_MEDIAN, FILE_P90, FILE_MAX);
    check(found, "method", methods, METHOD_MEDIAN, METHOD_P90, METHOD_MAX);
    injected.stream()
        .filter(wired -> wired.size() > MAX_INJECTED)
        .forEach(wired -> found.add(wired.name() + " has " + wired.size() + " collaborators"));
    return found;
  }

  private static void check(
      List<String> found, String what, List<Measured> all, int median, int p90, int max) {
    List<Measured> sorted = all.stream().sorted(Comparator.comparing(Measured::size)).toList();
    if (sorted.isEmpty()) {
      found.add("no " + what + " was measured");
      return;
    }
    limit(found, what + " median", sorted.get(sorted.size() / 2), median);
    limit(found, what + " nine in ten", sorted.get(sorted.size() * 9 / 10), p90);
    sorted.stream()
        .filter(one -> one.size() > max)
        .forEach(one -> found.add(what + " " + one.name() + " has " + one.size() + " lines"));
  }

  private static void limit(List<String> found, String what, Measured one, int most) {
    if (one.size() > most) {
      found.add(what + " is " + one.size() + " lines, allowed are " + most);
    }
  }
}
