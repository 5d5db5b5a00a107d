/* Stands for any library that presents a motion sensor as Arduino's own do. */
#pragma once

#include "replayed_imu.h"
