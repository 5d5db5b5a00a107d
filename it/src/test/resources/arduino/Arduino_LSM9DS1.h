/* Stands for the library of the Nano 33 BLE Sense's (Rev1) motion sensor. */
#pragma once

#include "replayed_imu.h"
