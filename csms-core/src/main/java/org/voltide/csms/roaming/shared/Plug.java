package org.voltide.csms.roaming.shared;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.model.Connector.Format;

/** What connectors of OCPP (ConnectorEnumType) are called in OCPI. */
record Plug(String standard, Format format) {
  private static final Map<String, Plug> BY_TYPE =
      Map.ofEntries(
          Map.entry("cCCS1", new Plug("IEC_62196_T1_COMBO", Format.CABLE)),
          Map.entry("cCCS2", new Plug("IEC_62196_T2_COMBO", Format.CABLE)),
          Map.entry("cChaoJi", new Plug("CHAOJI", Format.CABLE)),
          Map.entry("cG105", new Plug("CHADEMO", Format.CABLE)),
          Map.entry("cGBT-DC", new Plug("GBT_DC", Format.CABLE)),
          Map.entry("cMCS", new Plug("MCS", Format.CABLE)),
          Map.entry("cNACS", new Plug("SAE_J3400", Format.CABLE)),
          Map.entry("cTesla", new Plug("TESLA_S", Format.CABLE)),
          Map.entry("cType1", new Plug("IEC_62196_T1", Format.CABLE)),
          Map.entry("cType2", new Plug("IEC_62196_T2", Format.CABLE)),
          Map.entry("OppCharge", new Plug("PANTOGRAPH_TOP_DOWN", Format.CABLE)),
          Map.entry("Pan", new Plug("PANTOGRAPH_BOTTOM_UP", Format.CABLE)),
          Map.entry("s309-1P-16A", new Plug("IEC_60309_2_single_16", Format.SOCKET)),
          Map.entry("s309-3P-16A", new Plug("IEC_60309_2_three_16", Format.SOCKET)),
          Map.entry("s309-3P-32A", new Plug("IEC_60309_2_three_32", Format.SOCKET)),
          Map.entry("sBS1361", new Plug("DOMESTIC_G", Format.SOCKET)),
          Map.entry("sCEE-7-7", new Plug("DOMESTIC_F", Format.SOCKET)),
          Map.entry("sType2", new Plug("IEC_62196_T2", Format.SOCKET)),
          Map.entry("sType3", new Plug("IEC_62196_T3C", Format.SOCKET)));

  /** Where nobody said what it is, what is usual in Europe. */
  static Plug of(@Nullable String type, boolean direct) {
    return BY_TYPE.getOrDefault(
        String.valueOf(type),
        direct
            ? new Plug("IEC_62196_T2_COMBO", Format.CABLE)
            : new Plug("IEC_62196_T2", Format.SOCKET));
  }
}
