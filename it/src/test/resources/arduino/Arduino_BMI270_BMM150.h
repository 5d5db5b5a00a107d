/* Stands for the library of the Nano 33 BLE Sense Rev2's motion sensor. */
#pragma once

#include "replayed_imu.h"
