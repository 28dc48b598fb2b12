package org.voltide.csms.stations;

import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.stations.StationCells.Place;
import org.voltide.csms.stations.StationImport.CellChange;
import org.voltide.csms.stations.StationImport.ImportedStation;
import org.voltide.csms.stations.StationImport.LineFault;
import org.voltide.csms.stations.StationImport.Outcome;
import org.voltide.csms.store.Database;

/**
 * Takes files of stations. Each station is registered in a transaction of its own; one that is
 * refused stops no other, and the same file a second time changes nothing. Nothing that a file does
 * not name is changed. Thread-safe, blocks.
 */
@Singleton
class StationImporter {

  /** Made in a call, which takes the longer the more there are: hashing is slow on purpose. */
  static final int MOST_PASSWORDS = 200;

  private static final Logger LOG = Logger.getLogger(StationImporter.class);
  private static final int AT_ONCE = 500;
  private static final int PASSWORD_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern OF_EVSE = Pattern.compile("evses\\[(\\d+)]\\.(\\w+).*");

  private final Stations stations;
  private final Validator validator;
  private final Database database;

  StationImporter(Stations stations, Validator validator, Database database) {
    this.stations = stations;
    this.validator = validator;
    this.database = database;
  }

  /**
   * How a file is taken.
   *
   * @param plan of the dry run that is to be done; empty: whatever the file does now
   * @param withPasswords whether new stations that the file gives none get one made
   */
  record Wish(boolean dryRun, Optional<String> plan, boolean withPasswords) {}

  /**
   * A station of the file, and what there is to do for it.
   *
   * @param seen what it was when that was found out
   */
  private record Step(
      ImportedStation shown, Optional<RegisteredStation> seen, Optional<StationDraft> todo) {

    boolean lacksPassword() {
      return seen.isEmpty() && todo.filter(draft -> draft.fields().password() == null).isPresent();
    }
  }

  /**
   * @throws Problem 422 when it is no file of stations or needs too many passwords, 409 when it
   *     does no longer what the dry run showed; nothing is changed then
   */
  StationImport take(byte[] file, Wish wish) {
    List<Step> steps = steps(StationFile.of(file));
    String plan = digest(file, steps);
    if (wish.dryRun) {
      return StationImport.of(true, plan, steps.stream().map(Step::shown).toList());
    }
    if (wish.plan.filter(seen -> !seen.equals(plan)).isPresent()) {
      throw Problem.conflict(
          "The stations or the file have changed since the dry run: look at what it does now.");
    }
    if (wish.withPasswords && steps.stream().filter(Step::lacksPassword).count() > MOST_PASSWORDS) {
      throw Problem.invalid(
          "passwords",
          "Passwords are made for at most %d new stations at once: divide the file."
              .formatted(MOST_PASSWORDS));
    }
    return StationImport.of(
        false, plan, steps.stream().map(step -> done(step, wish.withPasswords)).toList());
  }

  private List<Step> steps(StationFile file) {
    Set<String> sites = Set.copyOf(database.query("select id from site", row -> row.text("id")));
    List<Map.Entry<String, List<StationFile.Line>>> said = List.copyOf(file.stations().entrySet());
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < said.size(); i += AT_ONCE) {
      var some = said.subList(i, Math.min(i + AT_ONCE, said.size()));
      Map<String, RegisteredStation> known =
          stations.registered(some.stream().map(Map.Entry::getKey).toList());
      for (Map.Entry<String, List<StationFile.Line>> one : some) {
        Optional<RegisteredStation> before = Optional.ofNullable(known.get(one.getKey()));
        steps.add(step(one.getKey(), one.getValue(), before, sites));
      }
    }
    return steps;
  }

  private Step step(
      String id,
      List<StationFile.Line> lines,
      Optional<RegisteredStation> known,
      Set<String> sites) {
    Map<Place, String> before =
        known
            .<Map<Place, String>>map(
                one -> StationCells.of(one.fields(), one.minimumSecurityProfile()))
            .orElse(Map.of());
    StationOverlay cells = new StationOverlay(lines, before);
    Optional<StationDraft> draft = StationDraft.of(cells);
    draft.ifPresent(one -> check(one.fields(), known, sites, cells));
    List<CellChange> changes =
        draft
            .filter(_ -> cells.faults().isEmpty())
            .map(
                one -> changes(before, StationCells.of(one.fields(), one.minimumSecurityProfile())))
            .orElse(List.of());
    Outcome outcome =
        known.isEmpty() ? Outcome.CREATED : changes.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED;
    ImportedStation shown =
        new ImportedStation(
            id,
            lines.stream().map(StationFile.Line::number).toList(),
            outcome,
            changes,
            List.of(),
            null);
    if (!cells.faults().isEmpty()) {
      return new Step(shown.refused(cells.faults()), known, Optional.empty());
    }
    return new Step(
        shown,
        known,
        draft
            .filter(_ -> outcome != Outcome.UNCHANGED)
            .map(one -> known.isEmpty() ? one : one.withPassword(null)));
  }

  private void check(
      StationFields fields,
      Optional<RegisteredStation> known,
      Set<String> sites,
      StationOverlay cells) {
    validator.validate(fields).stream()
        .filter(wrong -> !isLeft(wrong))
        .forEach(wrong -> note(wrong, fields, cells));
    if (!sites.contains(fields.siteId())) {
      cells.fault(StationColumn.SITE, 0, "there is no site %s".formatted(fields.siteId()));
    } else if (known.filter(one -> !one.fields().siteId().equals(fields.siteId())).isPresent()) {
      try {
        stations.demandUnused(fields);
      } catch (Problem charging) {
        cells.fault(StationColumn.SITE, 0, Objects.requireNonNull(charging.getMessage()));
      }
    }
  }

  /** No file can say that there are no connectors: an EVSE without had none before. */
  private static boolean isLeft(ConstraintViolation<StationFields> wrong) {
    return wrong.getInvalidValue() instanceof List<?> connectors && connectors.isEmpty();
  }

  private static void note(
      ConstraintViolation<StationFields> wrong, StationFields fields, StationOverlay cells) {
    String path = wrong.getPropertyPath().toString();
    Matcher evse = OF_EVSE.matcher(path);
    if (evse.matches()) {
      StationColumn column = StationColumn.of(evse.group(2)).orElse(StationColumn.EVSE);
      cells.fault(
          column == StationColumn.ID ? StationColumn.EVSE : column,
          fields.evses().get(Integer.parseInt(evse.group(1))).id(),
          wrong.getMessage());
    } else {
      cells.fault(StationColumn.of(path).orElse(StationColumn.EVSE), 0, wrong.getMessage());
    }
  }

  private static List<CellChange> changes(Map<Place, String> before, Map<Place, String> after) {
    return after.entrySet().stream()
        .filter(cell -> cell.getKey().column() != StationColumn.ID)
        .filter(cell -> !cell.getValue().equals(before.get(cell.getKey())))
        .map(cell -> change(cell.getKey(), before.get(cell.getKey()), cell.getValue()))
        .toList();
  }

  private static CellChange change(Place place, @Nullable String from, String to) {
    return new CellChange(
        place.column().title(), place.evse() == 0 ? null : place.evse(), from, to);
  }

  private ImportedStation done(Step step, boolean withPasswords) {
    if (step.todo.isEmpty()) {
      return step.shown;
    }
    StationDraft draft = step.todo.get();
    boolean makes = withPasswords && step.lacksPassword();
    @Nullable String password = makes ? password() : null;
    try {
      stations.register(makes ? draft.withPassword(password) : draft, step.seen);
      return step.shown.with(password);
    } catch (Problem refused) {
      return refused(step.shown, Objects.requireNonNull(refused.getMessage()));
    } catch (PersistenceException raced) {
      return refused(step.shown, "Somebody else changed it at the same time: send the file again.");
    } catch (RuntimeException failed) {
      // Passwords made for the stations before are told in this answer or never.
      LOG.errorf(failed, "Station %s of a file could not be registered", step.shown.id());
      return refused(step.shown, "It could not be registered, the server's log says why.");
    }
  }

  private static ImportedStation refused(ImportedStation station, String why) {
    return station.refused(
        List.of(new LineFault(station.lines().getFirst(), StationColumn.ID.title(), why)));
  }

  /** Of 32 characters, the first a letter or digit: a spreadsheet takes none for a formula. */
  static String password() {
    byte[] random = new byte[PASSWORD_BYTES];
    String password;
    do {
      RANDOM.nextBytes(random);
      password = Base64.getUrlEncoder().encodeToString(random);
    } while (!Character.isLetterOrDigit(password.charAt(0)));
    return password;
  }

  private static String digest(byte[] file, List<Step> steps) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(file);
      digest.update(
          Json.text(steps.stream().map(Step::shown).toList()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
