package org.voltide.csms.ceremonies;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.Inventory.Known;

/**
 * What is made when a root is to be followed: another root, and below it what is below the old one.
 *
 * @param root label of the old one
 * @param suffix what labels of the new ones end with, after those of the old ones
 * @param days how long the new root lasts; authorities below it last as long as the old ones did
 * @param crossCertified whether the two roots vouch for each other
 */
public record SuccessorPlan(
    @NotBlank String root,
    @NotNull @Pattern(regexp = "[a-z0-9]{1,12}") String suffix,
    @Min(1) @Max(18_263) int days,
    boolean crossCertified) {

  /** Label of the new root. */
  public String successor() {
    return successor(root);
  }

  String successor(String label) {
    return label + "-" + suffix;
  }

  /** Authorities below the old root that are in force, each after the one above it. */
  List<Map.Entry<String, Known>> below(Inventory inventory) {
    return Optional.ofNullable(inventory.authorities().get(root))
        .map(old -> below(inventory, old.chain().getFirst()))
        .orElse(List.of());
  }

  private static List<Map.Entry<String, Known>> below(
      Inventory inventory, X509Certificate certificate) {
    return inventory.authorities().entrySet().stream()
        .filter(entry -> entry.getValue().isBelow(certificate) && !entry.getValue().isRevoked())
        .sorted(Comparator.comparingInt(entry -> entry.getValue().chain().size()))
        .toList();
  }

  /** Labels of those that are not made yet, the new root's among them. */
  public List<String> missing(Inventory inventory) {
    return successors(inventory)
        .filter(label -> !inventory.authorities().containsKey(label))
        .toList();
  }

  /** Labels of those that were made and taken back. */
  public List<String> revoked(Inventory inventory) {
    return successors(inventory)
        .filter(
            label ->
                Optional.ofNullable(inventory.authorities().get(label))
                    .filter(Known::isRevoked)
                    .isPresent())
        .toList();
  }

  private Stream<String> successors(Inventory inventory) {
    return Stream.concat(Stream.of(root), below(inventory).stream().map(Map.Entry::getKey))
        .map(this::successor);
  }
}
