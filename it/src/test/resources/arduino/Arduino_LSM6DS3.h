/* Stands for the library of the motion sensor of Nano 33 IoT and UNO WiFi Rev2. */
#pragma once

#include "replayed_imu.h"
