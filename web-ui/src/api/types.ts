/** The shapes of docs/api.md. Absent values are left out; power and energy are positive into the car. */

/** UTC, `2026-03-01T12:00:00Z`. */
export type Instant = string;

export interface Page<T> {
  items: T[];
  next?: string;
}

export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  pointer?: string;
  errors?: { pointer: string; detail: string }[];
  /** Found in the server's log. */
  id?: string;
}

export type Role = 'viewer' | 'operator' | 'administrator';

/** What users of a tenant have instead; none of the operator's pages and buttons is theirs. */
export type TenantRole = 'tenant-viewer' | 'tenant-operator';

export interface User {
  name: string;
  roles: (Role | TenantRole)[];
}

/** The one who is signed in. */
export interface Me extends User {
  /** Absent for the operator's own people. */
  tenantId?: string;
  /** This login; absent when the user signed in elsewhere. */
  login?: string;
  secondFactor: boolean;
}

export interface Login {
  token: string;
  expiresAt: Instant;
  user: User;
}

export interface ClockReading {
  now: Instant;
  speed: number;
  realNow: Instant;
}

export interface Money {
  cost: number;
  revenue: number;
  wear: number;
  net: number;
  /** Known once the session is settled. */
  uncontrolled?: number;
  currency: string;
}

export interface Overview {
  stations: {
    total: number;
    online: number;
    charging: number;
    discharging: number;
    idle: number;
    faulted: number;
  };
  sessions: { active: number; today: number };
  powerW: number;
  chargingW: number;
  dischargingW: number;
  energyTodayInWh: number;
  energyTodayOutWh: number;
  /** The comparison covers the sessions settled today. */
  moneyToday: Money & { uncontrolled: number; saving: number };
  promises: { active: number; atRisk: number; keptToday: number; brokenToday: number };
}

export interface Site {
  id: string;
  name: string;
  latitude?: number;
  longitude?: number;
  timeZone: string;
  importLimitW: number;
  exportLimitW: number;
  baseLoadW: number;
  stations: number;
  activeSessions: number;
  /** At the grid connection now, base load included. */
  powerW: number;
  carsW: number;
  /** How many stations are. */
  offline: number;
  faulted: number;
}

export type ConnectorStatus = 'Available' | 'Occupied' | 'Reserved' | 'Unavailable' | 'Faulted';

export interface Connector {
  id: number;
  type?: string;
  status: ConnectorStatus;
  statusAt?: Instant;
}

export interface Evse {
  id: number;
  current: 'AC' | 'DC';
  phases: number;
  maxChargeW: number;
  maxDischargeW: number;
  connectors: Connector[];
  /** That goes on here, with what flows into its car. */
  sessionId?: string;
  powerW?: number;
}

export interface Station {
  id: string;
  name: string;
  siteId: string;
  online: boolean;
  bootStatus?: 'Accepted' | 'Pending' | 'Rejected';
  vendor?: string;
  model?: string;
  serialNumber?: string;
  firmwareVersion?: string;
  protocol?: string;
  securityProfile?: number;
  minimumSecurityProfile: number;
  connectedAt?: Instant;
  lastSeenAt?: Instant;
  acceptsNegativeLimits: boolean;
  /** Gets its plan one value at a time. */
  dynamicProfiles: boolean;
  /** By the plan of its site. */
  steered: boolean;
  /** As the gateway is set when absent. */
  strict?: boolean;
  hasPassword: boolean;
  evses: Evse[];
}

/** What stations do, as the overview counts them. */
export type StationState = 'OFFLINE' | 'FAULTED' | 'CHARGING' | 'DISCHARGING' | 'IDLE';

/** Which stations are looked for; as in the address of the list. */
export interface StationFilter {
  site?: string;
  q?: string;
  online?: string;
  state?: string;
  sort?: string;
}

export interface StationMessage {
  id: number;
  at: Instant;
  direction: 'IN' | 'OUT';
  /** 2 CALL, 3 CALLRESULT, 4 CALLERROR, 5 CALLRESULTERROR, 6 SEND. */
  type: number;
  messageId: string;
  action?: string;
  /** The text as it was on the line. */
  frame: string;
  errorCode?: string;
  latencyMillis?: number;
}

export type TokenStatus = 'Accepted' | 'Blocked' | 'Expired' | 'Invalid';

export interface Token {
  id: string;
  idToken: string;
  type: string;
  holder?: string;
  status: TokenStatus;
  vehicleId?: string;
  targetSocPercent?: number;
  /** Local time of day, `07:30`. */
  departureTime?: string;
  maySupplyGrid: boolean;
}

/** What is said of a vehicle or a model. */
export interface VehicleFields {
  name: string;
  manufacturer?: string;
  modelId?: string;
  capacityWh: number;
  maxChargeW: number;
  /** As at AC when absent. */
  maxDcChargeW?: number;
  maxDischargeW: number;
  maxDcDischargeW?: number;
  /** As many as the EVSE has when absent. */
  phases?: number;
  minChargeW: number;
  chargeEfficiency: number;
  dischargeEfficiency: number;
  minSocPercent: number;
  maxSocPercent: number;
  wearPerKwh: number;
  handling?: Handling;
}

/** All that is known of one. */
export interface Vehicle extends VehicleFields {
  id: string;
  /** What is said of the vehicle itself, where it has a model. */
  own?: Partial<VehicleFields>;
}

/** What a maker allows a vehicle to give back; what is absent is not bounded. */
export interface WarrantyBudget {
  outWh?: number;
  dischargeHours?: number;
  cycles?: number;
  per?: 'LIFE' | 'YEAR';
}

export interface Warranty {
  used: WarrantyBudget;
  budget?: WarrantyBudget;
  /** It is said of the model only. */
  inherited: boolean;
  left?: WarrantyBudget;
}

/** How urgently and how gently a vehicle is treated; what is absent does not matter. */
export interface Handling {
  priority?: number;
  standingLossW?: number;
  mayPause?: boolean;
  dwellMinutes?: number;
  mostReversalsPerHour?: number;
  highChargeFromPercent?: number;
  highChargePricePerKwhDay?: number;
  floorSocPercent?: number;
}

export type NeedSource = 'CAR' | 'VEHICLE' | 'TOKEN' | 'DRIVER' | 'HISTORY' | 'ESTIMATE';

/** A guess of what nobody told. */
export interface Estimate {
  field: 'CAPACITY_WH' | 'TAKEN_WH' | 'STAY_HOURS' | 'MAX_CHARGE_W';
  /** What plans reckon with. */
  value: number;
  low: number;
  likely: number;
  high: number;
  source: 'VEHICLE_STAYS' | 'TOKEN_STAYS' | 'SESSION' | 'USUAL';
  stays: number;
}

export interface Need {
  capacityWh: number;
  /** In the battery at arrival. */
  energyWh: number;
  targetSocPercent: number;
  departure?: Instant;
  maxChargeW: number;
  maxDischargeW: number;
  minSocPercent: number;
  /** Below it nothing is given for the market, only in an outage. */
  floorSocPercent: number;
  maxSocPercent: number;
  source: NeedSource;
  /** Names of the fields above that nobody told us. */
  estimated: string[];
  estimates: Estimate[];
}

export interface DriverPromise {
  socPercent: number;
  energyWh: number;
  departure?: Instant;
  madeAt: Instant;
  feasible: boolean;
  /** How much of what it rests on was told. */
  confidence: 'CERTAIN' | 'LIKELY' | 'GUESSED';
  kept?: boolean;
}

export type ControlState =
  | 'UNCONTROLLED'
  | 'SENDING'
  | 'FOLLOWING'
  | 'REJECTED'
  | 'IGNORED'
  | 'OFFLINE'
  | 'ORDERED';

export interface Control {
  state: ControlState;
  /** Why what flows is not what was planned. */
  cause?:
    | 'CAR_FULL'
    | 'CAR_LIMITED'
    | 'STATION_IGNORES'
    | 'NO_SAMPLES'
    | 'PROFILE_REJECTED'
    | 'TRANSACTION_UNKNOWN'
    | 'OFFLINE';
  note?: string;
  plannedPowerW?: number;
  since?: Instant;
}

export interface Session {
  id: string;
  siteId: string;
  stationId: string;
  evseId?: number;
  connectorId?: number;
  transactionId: string;
  idToken?: string;
  tokenType?: string;
  holder?: string;
  vehicleId?: string;
  vehicleName?: string;
  state: 'active' | 'ended';
  chargingState?: string;
  startedAt: Instant;
  endedAt?: Instant;
  stopReason?: string;
  details?: {
    /** Why it was ended in the books although the station never said so. */
    closedReason?: string;
  };
  powerW: number;
  socPercent?: number;
  energyInWh: number;
  energyOutWh: number;
  sampledAt?: Instant;
  need?: Need;
  promise?: DriverPromise;
  control?: Control;
  money?: Money;
}

export interface Sample {
  at: Instant;
  powerW?: number;
  importWh?: number;
  exportWh?: number;
  socPercent?: number;
}

export interface PriceStep {
  start: Instant;
  end: Instant;
  importPrice: number;
  exportPrice: number;
}

export interface Prices {
  currency: string;
  steps: PriceStep[];
}

export interface SessionPlan {
  steps: (PriceStep & { powerW: number; socPercent: number })[];
  /** Why it does what it does, in the order of its times; past ones as they were given. */
  explanations: Explanation[];
  madeAt?: Instant;
  reason?: string;
}

export interface Explanation {
  start: Instant;
  end: Instant;
  action: 'CHARGING' | 'DISCHARGING' | 'WAITING' | 'HOLDING';
  reasons: Because[];
}

type Rate = 'IMPORT' | 'EXPORT' | 'MIXED';

/** A reason with its figures; prices per kWh. */
export type Because =
  | { kind: 'PRICE'; perKwh: number; rate: Rate; expected: boolean }
  | { kind: 'LATER'; perKwh: number; rate: Rate; expected: boolean; start: Instant; end: Instant }
  | { kind: 'NEED'; energyWh: number; departure: Instant }
  | { kind: 'CHARGE_NOW' }
  | { kind: 'BELOW_MINIMUM'; socPercent: number }
  | { kind: 'LEVEL'; mark: 'MINIMUM' | 'TARGET' | 'MAXIMUM'; socPercent: number }
  | {
      kind: 'LIMIT';
      scope: 'GROUP' | 'PHASE' | 'EXTERNAL';
      place: string;
      limitW: number;
      boundMinutes: number;
    }
  | { kind: 'CAR_LIMIT'; limitW: number; boundMinutes: number }
  | { kind: 'WARRANTY_BUDGET'; mostOutWh: number }
  | { kind: 'RESERVE'; socPercent: number }
  | { kind: 'HELD_POWER'; upW: number; downW: number }
  | { kind: 'PEAK'; peakW: number }
  | { kind: 'EMISSIONS'; kgPerKwh: number; pricePerKg: number }
  | { kind: 'STEERED'; mode: string }
  | { kind: 'TRIED' }
  | { kind: 'EVENLY' };

export interface PlannedCar {
  sessionId: string;
  stationId: string;
  evseId: number;
  label: string;
  departure?: Instant;
  /** Parallel to the plan's steps, as is `socPercent`. */
  powerW: number[];
  socPercent: number[];
  shortfallWh: number;
}

export interface SitePlan {
  madeAt: Instant;
  reason: string;
  quality: 'OPTIMAL' | 'FEASIBLE' | 'FALLBACK' | 'KEPT';
  /** Why the planner's own plan is not used; empty when it is. */
  note?: string;
  /** The modes at work, the weakest first; absent in plans of earlier versions. */
  why?: { kind: string; phrase?: string; facts?: string[]; text: string }[];
  cost: number;
  cpuMillis: number;
  importLimitW: number;
  exportLimitW: number;
  /** From then on prices are guesses. */
  pricesKnownUntil?: Instant;
  /** expectedW is for cars that will probably come; absent in plans of earlier versions. */
  steps: (PriceStep & { netW: number; baseLoadW: number; expectedW?: number })[];
  cars: PlannedCar[];
}

/** Of all cars, in means over buckets from `start` on; `carsW` as far as time has come. */
export interface NetworkPower {
  start: Instant;
  bucketSeconds: number;
  carsW: number[];
  plannedW: number[];
}

export interface LoadPoint {
  at: Instant;
  carsW: number;
  baseLoadW: number;
  netW: number;
}

export interface Load {
  bucketSeconds: number;
  points: LoadPoint[];
}

export type LedgerReason = 'READINGS' | 'PRICES' | 'VEHICLE' | 'CARRIED';

/** What a component of a driver's tariff prices. */
export type PricedDimension = 'ENERGY' | 'TIME' | 'PARKING_TIME' | 'FLAT' | 'ENERGY_EXPORT';

interface Taxed {
  beforeTaxes: number;
  tax: number;
  afterTaxes: number;
}

/** What one component adds; quantities in kWh, hours or times. */
export interface CostLine {
  element: number;
  dimension: PricedDimension;
  reservation: boolean;
  quantity: number;
  billed: number;
  price: number;
  taxPercent?: number;
  amount: Taxed;
}

/** What a session costs its driver: `lines + toLimit + rounding = total`. */
export interface Cost {
  currency: string;
  lines: CostLine[];
  toLimit: Taxed;
  rounding: Taxed;
  total: Taxed;
}

/** A quarter hour of a ledger; a correction stands in place of the revision before it. */
export interface LedgerEntry {
  start: Instant;
  revision: number;
  /** Of a correction. */
  reason?: LedgerReason;
  energyInWh: number;
  energyOutWh: number;
  lostWh: number;
  refedWh: number;
  importPrice: number;
  exportPrice: number;
  priceKnown: boolean;
  cost: number;
  revenue: number;
  wear: number;
}

export interface LedgerTotal {
  energyInWh: number;
  energyOutWh: number;
  lostWh: number;
  refedWh: number;
  drivenWh: number;
  broughtWh: number;
  cost: number;
  revenue: number;
  wear: number;
  net: number;
  /** Absent where the CO2 of a quarter hour is not known. */
  co2InKg?: number;
  co2AvoidedKg?: number;
  /** Absent until settled, as is `saving`. */
  uncontrolled?: number;
  saving?: number;
}

export interface Ledger {
  currency: string;
  entries: LedgerEntry[];
  total: LedgerTotal;
  /** What charging at once would draw; absent while no profile was sent. */
  baseline?: { frozenAt: Instant; revision: number };
  /** Absent until settled. */
  settled?: {
    co2UncontrolledKg?: number;
    contractId?: string;
    amounts: { driver: number; fleet: number; siteHost: number; operator: number };
  };
  promiseKept?: boolean;
}

export interface Delivery {
  at: Instant;
  profileId: number;
  periods: { start: Instant; powerW: number }[];
  outcome: 'Accepted' | 'Rejected' | 'TimedOut' | 'NotConnected' | 'Invalid';
  reason?: string;
}

export interface ApiKey {
  id: string;
  name: string;
  role: Role;
  tenantId?: string;
  /** Such as `stations:read`: what of its role it is for; empty: all of it. */
  scopes: string[];
  createdAt?: Instant;
  lastUsedAt?: Instant;
  expiresAt?: Instant;
  /** Only in the answer to its creation. */
  key?: string;
}
