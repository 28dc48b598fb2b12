import { expect, test } from 'vitest';
import { readSetting, settingLine } from './api';

test.each([
  'OCPPCommCtrlr.HeartbeatInterval=60',
  'OCPPCommCtrlr.MessageTimeout[Default]=30',
  'Connector@1:2.Available=true',
  'Controller[left].Text=a=b',
  'EVSE@3.Power=',
])('a setting is the line it was written as: %s', (line) => {
  const setting = readSetting(line);
  expect(setting && settingLine(setting)).toBe(line);
});

test.each(['HeartbeatInterval=60', 'OCPPCommCtrlr.HeartbeatInterval', '', '.x=1'])(
  'what is no setting is not taken for one: %s',
  (line) => {
    expect(readSetting(line)).toBeUndefined();
  },
);
