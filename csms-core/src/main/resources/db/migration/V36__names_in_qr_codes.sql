-- A QR code may name its station otherwise (OCPP 2.1 C25, WebPaymentsCtrlr.ChargingStationId).
create index station_variable_qr_name on station_variable (value)
 where key = 'webpaymentsctrlr/chargingstationid';
