package org.voltide.csms.stations;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

/** Table {@code evse}. */
@Entity
class Evse {

  @Embeddable
  record Key(String stationId, int id) {}

  @EmbeddedId Key key;

  @Enumerated(EnumType.STRING)
  @Column(name = "current_type", columnDefinition = "text")
  StationFields.Current current;

  int phases;

  @Column(name = "max_charge_w")
  double maxChargeW;

  @Column(name = "max_discharge_w")
  double maxDischargeW;

  @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
  @JoinColumn(
      name = "stationId",
      referencedColumnName = "stationId",
      insertable = false,
      updatable = false)
  @JoinColumn(name = "evseId", referencedColumnName = "id", insertable = false, updatable = false)
  @OrderBy("key.id")
  List<Connector> connectors = new ArrayList<>();
}
